package dev.wadup.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A module's file: its name is the file's stem.
 *
 * @param limits what this module may use; null for what every module may
 */
public record ModuleSource(String name, Path file, @Nullable GuestLimits limits) {
  /** A module under the limits of every module. */
  public ModuleSource(String name, Path file) {
    this(name, file, null);
  }

  /** This module's limits, or else these. */
  public GuestLimits limitsOr(GuestLimits common) {
    return limits != null ? limits : common;
  }
}
