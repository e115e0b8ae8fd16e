package dev.wadup.engine.guest;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * One instance with all that is its own; used by one thread at a time. What enters the guest throws
 * {@link GuestTrap} if it traps, and whatever a host call threw.
 */
public interface Machine extends AutoCloseable {
  /**
   * Makes the instance and runs the module's start function.
   *
   * @throws RefusedByRuntime if it can't have its first memory
   */
  void instantiate();

  /** Interrupts the guest when the runtime's epoch has moved on by {@code ticks} from now. */
  void deadline(long ticks);

  /** Gives the guest this much fuel, and no more. */
  void fuel(long fuel);

  /** The fuel that is left. */
  long fuel();

  /**
   * The bytes of the linear memory as of now, as far as the guest knows of them; empty before there
   * is an instance.
   */
  MemorySegment memory();

  /**
   * An exported function without parameters.
   *
   * @param hasStatus whether it returns an i32
   */
  Optional<Entry> function(String name, boolean hasStatus);

  /** The bits of an exported global: an i32 or f32 in the low half. */
  long global(String name);

  @Override
  void close();

  /** A way into the guest. */
  @FunctionalInterface
  interface Entry {
    /** Calls the function and gives what it returned, or 0. */
    int call();
  }
}
