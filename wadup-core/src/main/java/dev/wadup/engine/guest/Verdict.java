package dev.wadup.engine.guest;

import dev.wadup.result.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How one entry into a guest ended.
 *
 * @param message null on success
 */
record Verdict(Outcome outcome, @Nullable String message) {
  static final Verdict OK = new Verdict(Outcome.OK, null);

  boolean isOk() {
    return outcome == Outcome.OK;
  }
}
