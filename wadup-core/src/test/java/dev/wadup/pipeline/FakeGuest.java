package dev.wadup.pipeline;

import dev.wadup.engine.ModuleRejectedException;

/** What a guest does, in Java. */
@FunctionalInterface
interface FakeGuest {
  /** Processes one content; gives what {@code process} returns. */
  int process(GuestCall call) throws Exception;

  /** Start-up of the n-th instance of all modules. */
  default void start(int nth) throws ModuleRejectedException {}
}
