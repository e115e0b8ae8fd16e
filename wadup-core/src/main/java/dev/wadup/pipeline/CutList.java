package dev.wadup.pipeline;

import java.util.ArrayList;
import java.util.List;

/** Cut children of one call: the first ones, and how many more there were. */
final class CutList {
  private static final int KEPT = 100;

  private final List<CutChild> first = new ArrayList<>();
  private long more;

  void add(CutChild child) {
    if (first.size() < KEPT) {
      first.add(child);
    } else {
      more++;
    }
  }

  List<CutChild> first() {
    return first;
  }

  /** Cut children that are only counted. */
  long more() {
    return more;
  }
}
