package dev.wadup.engine.wasmtime;

import dev.wadup.wasmtime.PageFaults;
import dev.wadup.wasmtime.WrittenPages;
import java.util.Optional;

/** What the system tells a thread about the pages it writes. */
record PageWatch(WrittenPages written, PageFaults faults) implements AutoCloseable {
  /** Empty where the system does not tell. */
  static Optional<PageWatch> open() {
    return WrittenPages.open().map(written -> new PageWatch(written, new PageFaults()));
  }

  @Override
  public void close() {
    written.close();
    faults.close();
  }
}
