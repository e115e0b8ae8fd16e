package dev.wadup.output;

import java.util.Optional;

/** Asked about each child as it is announced, while the guest still runs. */
@FunctionalInterface
public interface ChildGate {
  /** Lets every child through as it is. */
  ChildGate OPEN = Optional::of;

  /**
   * Admits a child, perhaps with its bytes moved to where they may wait; empty if it is cut, of
   * which the gate itself keeps count.
   */
  Optional<ChildAnnouncement> admit(ChildAnnouncement child);
}
