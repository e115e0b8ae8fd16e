package dev.wadup.result;

import java.util.Locale;

/** How one module's run over one content ended. */
public enum Outcome {
  /** {@code process} returned 0 and its output was taken. */
  OK,
  /** {@code process} returned another number, or the guest exited with one. */
  ERROR_RETURN,
  /** The guest trapped: unreachable, a bad access, a division by zero. */
  TRAP,
  /** The guest used up its fuel. */
  OUT_OF_FUEL,
  /** The guest ran longer than allowed. */
  TIMEOUT,
  /** The guest was refused memory. */
  OUT_OF_MEMORY,
  /** The guest's calls nested deeper than its stack. */
  STACK_OVERFLOW,
  /** What the guest wrote under /metadata or /subcontent breaks the contract. */
  BAD_OUTPUT,
  /** The process died while the module ran over this content, and died again when it ran alone. */
  CRASH,
  /** The module was not run on this content. */
  SKIPPED;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The word that the results database holds. */
  public String label() {
    return label;
  }

  /** Whether a content with this outcome counts as failed. */
  public boolean isFailure() {
    return this != OK && this != SKIPPED;
  }
}
