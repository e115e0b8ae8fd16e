package dev.wadup.pipeline;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One root and all that comes out of it: what it may cost, and when it is done. */
final class Lineage {
  /** So many cut children of a root have rows of their own; the others share one. */
  private static final int CUT_ROWS = 100;

  private final LineageGuard guard;
  private final Consumer<Lineage> onEnd;
  private final AtomicLong pending = new AtomicLong(1);
  private final AtomicLong cuts = new AtomicLong();
  private volatile boolean abandoned;
  private volatile boolean outdated;
  private volatile @Nullable UUID rootUuid;
  private volatile @Nullable SharedStore rootStore;

  /** A lineage of which only the root is pending. */
  Lineage(LineageGuard guard, Consumer<Lineage> onEnd) {
    this.guard = guard;
    this.onEnd = onEnd;
  }

  /** The root is about to be recorded, although it has no bytes. */
  void begin(UUID uuid) {
    rootUuid = uuid;
  }

  /** The root is about to be recorded; its bytes are released at the lineage's end. */
  void begin(UUID uuid, SharedStore store) {
    rootUuid = uuid;
    rootStore = store;
  }

  /** The root, if it was begun and nothing of its lineage was left out. */
  Optional<UUID> wholeRoot() {
    return abandoned ? Optional.empty() : Optional.ofNullable(rootUuid);
  }

  boolean isRootStore(SharedStore store) {
    return store == rootStore;
  }

  LineageGuard guard() {
    return guard;
  }

  void expect(int children) {
    pending.addAndGet(children);
  }

  /** One content is done; gives whether it was the last. */
  boolean done() {
    return pending.decrementAndGet() == 0;
  }

  /** Something of this lineage was not recorded, so that it is not complete. */
  void abandon() {
    abandoned = true;
  }

  /** What stood of this lineage from an earlier run does not stand: it must be done anew. */
  void outdate() {
    abandoned = true;
    outdated = true;
  }

  boolean isOutdated() {
    return outdated;
  }

  /** Counts a cut child; gives whether it has a row of its own. */
  boolean countCut() {
    return cuts.incrementAndGet() <= CUT_ROWS;
  }

  void countCuts(long count) {
    cuts.addAndGet(count);
  }

  /** Cut children without a row of their own. */
  long unrecordedCuts() {
    return Math.max(0, cuts.get() - CUT_ROWS);
  }

  void close() {
    SharedStore store = rootStore;
    try {
      if (store != null) {
        store.release();
      }
    } finally {
      onEnd.accept(this);
    }
  }
}
