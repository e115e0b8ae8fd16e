package dev.wadup.pipeline;

import dev.wadup.content.InputScanner;
import dev.wadup.content.ScanVisitor;
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
    try (CountingWalk count = new CountingWalk(inputs, context.listener())) {
      count.start();
      feed(inputs);
    } finally {
      ended.countDown();
      watch.interrupt();
    }
    state.failure().ifPresent(ContentProcessor::rethrow);
  }

  private void feed(List<InputScanner> inputs) {
    RootFlow flow = newFlow();
    Quarantine quarantine = new Quarantine(context.supervision());
    Set<String> whole = feedAll(inputs, flow, quarantine);
    if (!quarantine.isEmpty()) {
      feedAlone(quarantine, flow);
    }
    if (state.takesContents()) {
      context.sink().endInputs(whole);
    }
  }

  private Set<String> feedAll(List<InputScanner> inputs, RootFlow flow, Quarantine quarantine) {
    try (ForkJoinPool pool = newPool(context.threads())) {
      RootFeeder feeder = new RootFeeder(pool, flow, state, context, tally);
      ScanVisitor visitor = quarantine.before(feeder);
      feed(feeder, () -> inputs.forEach(input -> input.scan(visitor)));
      return wholeInputs(inputs, feeder);
    }
  }

  /** On one thread, so that it is clear what killed the process if it dies. */
  private void feedAlone(Quarantine quarantine, RootFlow flow) {
    try (ForkJoinPool pool = newPool(1)) {
      RootFeeder feeder = new RootFeeder(pool, flow, state, context, tally);
      feed(feeder, () -> quarantine.releaseTo(feeder));
    }
  }

  private void feed(RootFeeder feeder, Runnable scan) {
    try {
      scan.run();
    } catch (RuntimeException | Error e) {
      state.fail(e);
    } finally {
      feeder.finish();
    }
  }

  private RootFlow newFlow() {
    ResultWriter writer = new ResultWriter(context, tally);
    Settlement settlement = new Settlement(writer, state);
    RootStart roots = new RootStart(context, writer, tally);
    return context.deterministic()
        ? new LevelFlow(context, state, settlement, roots)
        : new ContentFlow(context, state, settlement, roots);
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
  private ForkJoinPool newPool(int threads) {
    AtomicInteger started = new AtomicInteger();
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
