package dev.wadup.sink;

import dev.wadup.result.ModuleRun;
import java.util.List;

/** A module's successful run, and all that came out of the content through it. */
public record TwinResult(ModuleRun run, List<TwinChild> children) {
  /** Copies the list. */
  public TwinResult {
    children = List.copyOf(children);
  }
}
