package dev.wadup.wasmtime;

/**
 * Counts the page faults of a thread, by {@code getrusage(RUSAGE_THREAD)} of Linux. The first write
 * to a page of a private mapping never goes without one, so a thread that had none wrote only to
 * pages it had written before.
 */
public final class PageFaults implements AutoCloseable {
  private static final NativeFunction GETRUSAGE = NativeFunction.ofC("getrusage", 2);
  private static final int RUSAGE_THREAD = 1;
  private static final int USAGE_BYTES = 144;
  private static final int MINOR = 64;
  private static final int MAJOR = 72;

  private final long usage = NativeMemory.allocate(USAGE_BYTES);

  /** The calling thread's faults until now. */
  public long count() {
    GETRUSAGE.call(RUSAGE_THREAD, usage);
    return NativeMemory.getLong(usage + MINOR) + NativeMemory.getLong(usage + MAJOR);
  }

  @Override
  public void close() {
    NativeMemory.free(usage);
  }
}
