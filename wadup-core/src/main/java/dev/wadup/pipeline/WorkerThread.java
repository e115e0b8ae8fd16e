package dev.wadup.pipeline;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/** A pool's thread and the instances that it alone uses. */
final class WorkerThread extends ForkJoinWorkerThread {
  private final Worker worker;

  WorkerThread(ForkJoinPool pool, Worker worker, int number) {
    super(pool);
    this.worker = worker;
    setName("wadup-worker-" + number);
  }

  static Worker currentWorker() {
    return ((WorkerThread) Thread.currentThread()).worker;
  }

  @Override
  protected void onTermination(@Nullable Throwable exception) {
    worker.close();
    super.onTermination(exception);
  }
}
