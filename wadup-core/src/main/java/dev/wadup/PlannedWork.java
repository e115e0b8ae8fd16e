package dev.wadup;

import java.util.List;

/**
 * Files of the input of one type, and the modules that want them.
 *
 * @param mimeType as detected
 * @param modules names, in the order in which they would run; empty if no module wants these files
 * @param files how many
 * @param bytes their sizes added up
 */
public record PlannedWork(String mimeType, List<String> modules, long files, long bytes) {
  /** Copies the list. */
  public PlannedWork {
    modules = List.copyOf(modules);
  }
}
