package dev.wadup.engine.guest;

/** Traps by what they tell of the limits. */
public enum TrapKind {
  /** The epoch reached its deadline. */
  INTERRUPT,
  OUT_OF_FUEL,
  STACK_OVERFLOW,
  /** What compilers emit where a program gives up, for instance for want of memory. */
  UNREACHABLE,
  /** A mistake of the guest's that no limit had a part in. */
  OTHER
}
