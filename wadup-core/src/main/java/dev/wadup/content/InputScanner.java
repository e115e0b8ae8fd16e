package dev.wadup.content;

import java.util.Optional;

/** Finds the files of an input, one after another, without holding them all. */
public interface InputScanner {
  /** A bad entry is skipped with its reason and never ends the scan. */
  void scan(ScanVisitor visitor);

  /** The input's name, if a scan finds all there is of it; a list of paths has none. */
  default Optional<String> wholeInput() {
    return Optional.empty();
  }

  /** Whether it can scan more than once, also on several threads at a time. */
  default boolean isRepeatable() {
    return true;
  }

  /**
   * A scanner for this input.
   *
   * @throws dev.wadup.error.WadupException if there is no such file or directory
   */
  static InputScanner of(Input input, ScanSettings settings) {
    return switch (input) {
      case Input.Tree tree -> DirectoryScanner.of(tree, settings);
      case Input.Replay replay -> new ReplayScanner(replay);
      case Input.PathList list -> new PathListScanner(list, settings);
    };
  }
}
