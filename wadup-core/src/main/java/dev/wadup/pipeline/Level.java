package dev.wadup.pipeline;

import dev.wadup.pipeline.LevelFlow.Examined;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The contents of one root that are equally deep, in their order. They are examined side by side
 * and settled one after another; one that depends on what others define is examined once more when
 * all before it are settled.
 */
final class Level {
  /** So many contents may be examined ahead of one that can't be settled yet. */
  private static final int WINDOW = 1024;

  private final LevelFlow flow;
  private final List<Candidate> contents;
  private final Lineage lineage;
  private final LineageGuard guardBefore;
  private final Turns.Turn turn;
  private final List<Candidate> nextLevel = new ArrayList<>();
  private final Map<Integer, Optional<Examined>> examined = new HashMap<>();
  private int launched;
  private int settled;

  Level(LevelFlow flow, List<Candidate> contents, Lineage lineage, Turns.Turn turn) {
    this.flow = flow;
    this.contents = contents;
    this.lineage = lineage;
    this.guardBefore = lineage.guard().copy();
    this.turn = turn;
  }

  /** Has as many contents examined as may be. */
  synchronized void launch() {
    int end = Math.min(contents.size(), settled + WINDOW);
    for (; launched < end; launched++) {
      fork(launched);
    }
  }

  private void fork(int index) {
    new SharedWork<>(List.of(index), this::examine).fork();
  }

  private void examine(int index) {
    Terms terms = flow.terms(guardBefore, mayDefine(index));
    Optional<Examined> result = Optional.ofNullable(flow.examine(contents.get(index), terms));
    if (arrived(index, result)) {
      flow.next(nextLevel, lineage, turn);
    }
  }

  /** Whether nothing that is not settled comes before this content. */
  private synchronized boolean mayDefine(int index) {
    return index == settled && turn.isFirst();
  }

  /** Settles what can be settled; gives whether that was the last. */
  private synchronized boolean arrived(int index, Optional<Examined> result) {
    examined.put(index, result);
    Optional<Examined> next = examined.remove(settled);
    while (next != null && next.isPresent()) {
      flow.settle(next.get(), nextLevel);
      settled++;
      next = examined.remove(settled);
    }
    if (next != null) {
      int again = settled;
      turn.whenFirst(() -> fork(again));
    }
    launch();
    return settled == contents.size();
  }
}
