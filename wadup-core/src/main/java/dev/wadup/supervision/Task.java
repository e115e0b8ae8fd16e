package dev.wadup.supervision;

import java.util.UUID;

/**
 * One module's run over one content.
 *
 * @param module its place in the order of the modules' names; {@link #NO_MODULE} for what the host
 *     does with a content outside of modules
 */
public record Task(UUID content, int module) {
  /** Stands for the host's own work on a content. */
  public static final int NO_MODULE = -1;
}
