package dev.wadup.wasmtime;

/**
 * An exported function whose type has been checked: a call looks nothing up and allocates nothing.
 */
public final class TypedFunc {
  private static final NativeFunction CALL = NativeFunction.of("wasmtime_func_call_unchecked", 5);

  private final Store store;
  private final long handle;
  private final FunctionType type;
  private final long slots;
  private final RawValues values;
  private final Store.Entry entry;

  TypedFunc(Store store, long handle, FunctionType type) {
    this.store = store;
    this.handle = handle;
    this.type = type;
    this.slots = Math.max(1, type.slots());
    this.values = new RawValues(store.allocate((int) (slots * RawValues.STRIDE)));
    this.entry = this::enter;
  }

  private long enter(long trap) {
    return CALL.call(store.context(), handle, values.address(), slots, trap);
  }

  /** The type. */
  public FunctionType type() {
    return type;
  }

  /** Where to put arguments before {@link #invoke}, and where to find results after it. */
  public RawValues values() {
    return values;
  }

  /**
   * Calls the guest.
   *
   * @throws Trap if it traps
   */
  public void invoke() {
    store.run("call a function", entry);
  }

  /**
   * Calls the guest with these arguments' bits and gives the bits of its first result, or 0.
   *
   * @throws Trap if it traps
   */
  public long call(long... arguments) {
    for (int i = 0; i < type.parameters().size(); i++) {
      values.setI64(i, arguments[i]);
    }
    invoke();
    return type.results().isEmpty() ? 0 : values.i64(0);
  }
}
