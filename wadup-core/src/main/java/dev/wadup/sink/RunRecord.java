package dev.wadup.sink;

import java.util.List;

/**
 * What a results database keeps of a run.
 *
 * @param version WADUP's version
 * @param command the command as it was given
 * @param settingsJson the settings that change results, as a JSON object
 */
public record RunRecord(
    String version, String command, String settingsJson, List<ModuleRecord> modules) {
  /** Copies the modules. */
  public RunRecord {
    modules = List.copyOf(modules);
  }
}
