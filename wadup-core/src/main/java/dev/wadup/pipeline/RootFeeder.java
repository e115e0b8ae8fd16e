package dev.wadup.pipeline;

import dev.wadup.content.InputFile;
import dev.wadup.content.ScanVisitor;
import dev.wadup.sink.SkippedEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Hands roots from the scan to the pool in small batches, and makes the scan wait while enough of
 * them are in flight. Used by one thread.
 */
final class RootFeeder implements ScanVisitor {
  private static final int BATCH = 16;

  private final ForkJoinPool pool;
  private final RootFlow flow;
  private final RunState state;
  private final ProcessingContext context;
  private final RunTally tally;
  private final int maxBatches;
  private final Semaphore batches;
  private final Set<String> partlyRead = new HashSet<>();
  private List<Consumer<Runnable>> batch = new ArrayList<>(BATCH);

  RootFeeder(
      ForkJoinPool pool, RootFlow flow, RunState state, ProcessingContext context, RunTally tally) {
    this.pool = pool;
    this.flow = flow;
    this.state = state;
    this.context = context;
    this.tally = tally;
    this.maxBatches = 8 * context.threads();
    this.batches = new Semaphore(maxBatches);
  }

  @Override
  public boolean file(InputFile file) {
    batch.add(flow.root(file));
    if (batch.size() == BATCH || threadsMayBeIdle()) {
      submit();
    }
    return goesOn();
  }

  @Override
  public boolean goesOn() {
    return state.takesContents();
  }

  @Override
  public void skipped(String input, String path, String reason) {
    SkippedEntry entry = new SkippedEntry(input, path, reason);
    context.sink().skip(entry);
    tally.countSkipped();
    context.listener().skipped(entry);
  }

  @Override
  public void unread(String input, String path, String reason) {
    partlyRead.add(input);
    skipped(input, path, reason);
  }

  /** Whether all of this input was seen, so that what was not found there is gone. */
  boolean hasSeenAllOf(String input) {
    return !partlyRead.contains(input);
  }

  /** Returns when nothing is in flight any more. */
  void finish() {
    if (!batch.isEmpty()) {
      submit();
    }
    batches.acquireUninterruptibly(maxBatches);
    batches.release(maxBatches);
  }

  private boolean threadsMayBeIdle() {
    return maxBatches - batches.availablePermits() < context.threads();
  }

  private void submit() {
    batches.acquireUninterruptibly();
    List<Consumer<Runnable>> roots = batch;
    batch = new ArrayList<>(BATCH);
    AtomicInteger open = new AtomicInteger(roots.size());
    pool.execute(new SharedWork<>(roots, root -> root.accept(() -> endOne(open))));
  }

  private void endOne(AtomicInteger open) {
    if (open.decrementAndGet() == 0) {
      batches.release();
    }
  }
}
