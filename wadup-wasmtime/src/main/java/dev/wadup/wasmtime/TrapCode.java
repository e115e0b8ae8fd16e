package dev.wadup.wasmtime;

/** Why a guest trapped; in the order of {@code wasmtime_trap_code_enum} in wasmtime/trap.h. */
public enum TrapCode {
  STACK_OVERFLOW("call stack exhausted"),
  MEMORY_OUT_OF_BOUNDS("out of bounds memory access"),
  HEAP_MISALIGNED("unaligned atomic"),
  TABLE_OUT_OF_BOUNDS("undefined element: out of bounds table access"),
  INDIRECT_CALL_TO_NULL("uninitialized element"),
  BAD_SIGNATURE("indirect call type mismatch"),
  INTEGER_OVERFLOW("integer overflow"),
  INTEGER_DIVISION_BY_ZERO("integer divide by zero"),
  BAD_CONVERSION_TO_INTEGER("invalid conversion to integer"),
  UNREACHABLE("unreachable executed"),
  INTERRUPT("interrupted at the epoch deadline"),
  OUT_OF_FUEL("all fuel consumed"),
  ATOMIC_WAIT_NON_SHARED_MEMORY("atomic wait on non-shared memory"),
  NULL_REFERENCE("null reference"),
  ARRAY_OUT_OF_BOUNDS("out of bounds array access"),
  ALLOCATION_TOO_LARGE("allocation too large"),
  CAST_FAILURE("cast failure"),
  /** A code of a proposal that this binding leaves off. */
  OTHER("trap");

  private static final TrapCode[] CODES = values();

  private final String description;

  TrapCode(String description) {
    this.description = description;
  }

  /** What happened, in a few words. */
  public String description() {
    return description;
  }

  static TrapCode of(int code) {
    return code < CODES.length - 1 ? CODES[code] : OTHER;
  }
}
