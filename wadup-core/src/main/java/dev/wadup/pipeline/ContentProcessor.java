package dev.wadup.pipeline;

import dev.wadup.content.InputScanner;
import dev.wadup.error.WadupException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Processes every content of the inputs on a pool of threads; one object for one run. */
public final class ContentProcessor {
  /** How long guests may go on after a stop was asked for. */
  private static final Duration GRACE = Duration.ofMillis(1_500);

  private final ProcessingContext context;
  private final StopSignal stop;
  private final RunState state;
  private final RunTally tally = new RunTally();
  private final CountDownLatch ended = new CountDownLatch(1);

  /** A processor that has not begun. */
  public ContentProcessor(ProcessingContext context, StopSignal stop) {
    this.context = context;
    this.stop = stop;
    this.state = new RunState(stop, context.interruptGuests());
  }

  /**
   * Processes the inputs one after another; returns when nothing is in flight, or soon after a stop
   * was asked for.
   *
   * @throws WadupException if the host can't go on
   */
  public void process(List<InputScanner> inputs) {
    Thread watch = Thread.ofPlatform().daemon().name("wadup-stop").start(this::watchForStop);
    try (CountingWalk count = new CountingWalk(inputs, context.listener());
        ForkJoinPool pool = newPool()) {
      count.start();
      feed(inputs, pool);
    } finally {
      ended.countDown();
      watch.interrupt();
    }
    state.failure().ifPresent(ContentProcessor::rethrow);
  }

  private void feed(List<InputScanner> inputs, ForkJoinPool pool) {
    ResultWriter writer = new ResultWriter(context, tally);
    ContentFlow flow =
        new ContentFlow(context, state, writer, new RootStart(context, writer, tally));
    RootFeeder feeder = new RootFeeder(pool, flow, state, context, tally);
    try {
      inputs.forEach(input -> input.scan(feeder));
    } catch (RuntimeException | Error e) {
      state.fail(e);
    } finally {
      feeder.finish();
    }
    if (state.takesContents()) {
      context.sink().endInputs(wholeInputs(inputs, feeder));
    }
  }

  private static Set<String> wholeInputs(List<InputScanner> inputs, RootFeeder feeder) {
    return inputs.stream()
        .flatMap(input -> input.wholeInput().stream())
        .filter(feeder::hasSeenAllOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * A pool that never grows: by itself it would add a thread for each that waits for the sink, and
   * each thread has instances of its own.
   */
  private ForkJoinPool newPool() {
    AtomicInteger started = new AtomicInteger();
    int threads = context.threads();
    return new ForkJoinPool(
        threads,
        pool -> new WorkerThread(pool, new Worker(context), started.incrementAndGet()),
        null,
        false,
        threads,
        threads,
        1,
        _ -> true,
        1,
        TimeUnit.MINUTES);
  }

  private void watchForStop() {
    try {
      stop.await();
      context.listener().stopping();
      if (!ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        state.interrupt();
      }
    } catch (InterruptedException e) {
      // The run ended by itself.
    }
  }

  private static void rethrow(WadupException failure) {
    throw failure;
  }

  /** What has been recorded so far. */
  public RunTally tally() {
    return tally;
  }
}
