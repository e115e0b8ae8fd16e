package dev.wadup.pipeline;

/**
 * What the descendants of one file of the input may amount to.
 *
 * @param maxDepth a content deeper than this is recorded, not processed
 * @param maxDescendants contents below one root
 * @param maxExpandedBytes bytes that a root may expand to, whatever its size
 * @param maxExpansionFactor bytes that a root may expand to, as a multiple of its size; the larger
 *     of the two holds
 */
public record LineageLimits(
    int maxDepth, long maxDescendants, long maxExpandedBytes, int maxExpansionFactor) {
  /** The defaults that protect. */
  public static final LineageLimits DEFAULTS = new LineageLimits(100, 1_000_000, 10L << 30, 200);

  /** Bytes that the descendants of a root of this size may hold together. */
  public long expansionBudget(long rootSize) {
    long byFactor =
        rootSize > Long.MAX_VALUE / maxExpansionFactor
            ? Long.MAX_VALUE
            : rootSize * maxExpansionFactor;
    return Math.max(maxExpandedBytes, byFactor);
  }
}
