package dev.wadup.pipeline;

import dev.wadup.result.ContentResult;
import dev.wadup.result.ModuleRun;
import dev.wadup.result.Outcome;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a run has recorded; safe for use by several threads. */
public final class RunTally {
  private final LongAdder roots = new LongAdder();
  private final LongAdder children = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private final LongAdder unchanged = new LongAdder();
  private final LongAdder copied = new LongAdder();
  private final LongAdder savedNanos = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder rows = new LongAdder();
  private final Map<Outcome, LongAdder> outcomes = new EnumMap<>(Outcome.class);

  RunTally() {
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, new LongAdder());
    }
  }

  void count(ContentResult result) {
    if (result.depth() == 0) {
      roots.increment();
      bytes.add(result.size() == null ? 0 : result.size());
    } else {
      children.increment();
    }
    if (result.failed()) {
      failed.increment();
    }
    result.moduleRuns().forEach(this::count);
  }

  private void count(ModuleRun run) {
    Objects.requireNonNull(outcomes.get(run.outcome())).increment();
    rows.add(run.rowCount());
  }

  /** Counts modules that did not want a content. */
  void countUnwanted(int modules) {
    Objects.requireNonNull(outcomes.get(Outcome.SKIPPED)).add(modules);
  }

  /** Counts a run that was copied, with the time it took where it happened. */
  void countCopied(ModuleRun run) {
    copied.increment();
    savedNanos.add(run.wall().toNanos());
  }

  void countUnchanged() {
    unchanged.increment();
  }

  void countSkipped() {
    skipped.increment();
  }

  /** Files of the input. */
  public long roots() {
    return roots.sum();
  }

  /** Contents that came out of others. */
  public long children() {
    return children.sum();
  }

  /** Contents whose status is {@code failed}. */
  public long failed() {
    return failed.sum();
  }

  /** Files of the input whose results of an earlier run stand. */
  public long unchanged() {
    return unchanged.sum();
  }

  /** Module runs copied from equal contents. */
  public long copiedRuns() {
    return copied.sum();
  }

  /** How long the copied runs took where they happened. */
  public Duration saved() {
    return Duration.ofNanos(savedNanos.sum());
  }

  /** Entries of the input that are no contents. */
  public long skipped() {
    return skipped.sum();
  }

  /** Sizes of the roots added up. */
  public long bytes() {
    return bytes.sum();
  }

  /** Rows of module tables. */
  public long rows() {
    return rows.sum();
  }

  /** Module runs by outcome, without those that did not happen. */
  public Map<Outcome, Long> outcomes() {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    outcomes.forEach((outcome, count) -> counts.put(outcome, count.sum()));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }
}
