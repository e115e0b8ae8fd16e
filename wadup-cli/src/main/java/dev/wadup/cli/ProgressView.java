package dev.wadup.cli;

/** One way to show how far a run is; used by one thread at a time. */
interface ProgressView extends AutoCloseable {
  void show(Progress progress);

  @Override
  void close();
}
