package dev.wadup.pipeline;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what comes out of one root, and cuts what would be too much. */
final class LineageGuard {
  private final long maxDescendants;
  private final long maxBytes;
  private final AtomicLong descendants = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  LineageGuard(LineageLimits limits, long rootSize) {
    this.maxDescendants = limits.maxDescendants();
    this.maxBytes = limits.expansionBudget(rootSize);
  }

  private LineageGuard(LineageGuard other) {
    this.maxDescendants = other.maxDescendants;
    this.maxBytes = other.maxBytes;
    descendants.set(other.descendants.get());
    bytes.set(other.bytes.get());
  }

  /** Counts on its own from here. */
  LineageGuard copy() {
    return new LineageGuard(this);
  }

  /** Counts a child of this size; gives why it is cut if it is. */
  Optional<String> admit(long size) {
    if (descendants.incrementAndGet() > maxDescendants) {
      descendants.decrementAndGet();
      return Optional.of(
          reason("more than %,d contents came out of its root (--max-children)", maxDescendants));
    }
    if (bytes.addAndGet(size) > maxBytes) {
      refund(size);
      return Optional.of(
          reason("its root expands to more than %,d bytes (--max-expansion)", maxBytes));
    }
    return Optional.empty();
  }

  /** Takes back what {@link #admit} counted for a child that is dropped. */
  void refund(long size) {
    descendants.decrementAndGet();
    bytes.addAndGet(-size);
  }

  private static String reason(String format, long limit) {
    return "cut: " + String.format(Locale.ROOT, format, limit);
  }
}
