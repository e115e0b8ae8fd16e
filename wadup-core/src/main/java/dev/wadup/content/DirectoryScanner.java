package dev.wadup.content;

import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Scans a directory recursively, or a single file. */
final class DirectoryScanner implements InputScanner {
  private final String input;
  private final Path root;
  private final ScanSettings settings;

  private DirectoryScanner(String input, Path root, ScanSettings settings) {
    this.input = input;
    this.root = root;
    this.settings = settings;
  }

  static DirectoryScanner of(Input.Tree tree, ScanSettings settings) {
    try {
      Path real = tree.path().toRealPath();
      String input = tree.name() != null ? tree.name() : label(RawName.absolute(real));
      return new DirectoryScanner(input, real, settings);
    } catch (IOException e) {
      throw new WadupException(
          ErrorCode.USAGE,
          "Input '%s' can't be read: %s.".formatted(tree.path(), EntryKind.ofFailure(e)),
          e);
    }
  }

  private static String label(RawName name) {
    return name.isUtf8() ? name.text() : PercentEncoding.encode(name.bytes());
  }

  @Override
  public Optional<String> wholeInput() {
    return Optional.of(input);
  }

  @Override
  public void scan(ScanVisitor visitor) {
    TreeWalk walk = new TreeWalk(input, settings, visitor);
    try {
      walk.from(root, Files.readAttributes(root, BasicFileAttributes.class));
    } catch (IOException e) {
      visitor.unread(input, root.toString(), EntryKind.ofFailure(e));
    }
  }
}
