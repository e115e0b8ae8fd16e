package dev.wadup.wasmtime;

/** A function of the host that guests can import. */
@FunctionalInterface
public interface HostFunction {
  /**
   * Takes its arguments from {@code values} and leaves its result there. What it throws ends the
   * guest and comes out of the call that entered it.
   *
   * @param caller the store of the guest that calls; {@link Store#attachment} is the host's own
   * @param values valid until this returns or calls a guest
   */
  void call(Store caller, RawValues values);
}
