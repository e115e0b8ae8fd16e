package dev.wadup.content;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Takes paths from a stream, as raw bytes, while the run goes on. */
final class PathListScanner implements InputScanner {
  private static final String INPUT = "-";
  private static final Path CURRENT = Path.of("").toAbsolutePath();

  private final Input.PathList list;
  private final ScanSettings settings;

  /** Keys of the files given so far: a list may name a file twice, a root is begun once. */
  private final Set<UUID> given = new HashSet<>();

  PathListScanner(Input.PathList list, ScanSettings settings) {
    this.list = list;
    this.settings = settings;
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public void scan(ScanVisitor visitor) {
    try (PathReader reader = new PathReader(list)) {
      boolean goOn = true;
      while (goOn) {
        Optional<byte[]> path = reader.next(visitor::goesOn);
        goOn = path.isPresent() && visit(path.get(), visitor);
      }
    } catch (IOException e) {
      visitor.skipped(INPUT, "", "the list of paths can't be read further: " + e.getMessage());
    }
  }

  private boolean visit(byte[] bytes, ScanVisitor visitor) {
    RawName name = RawName.of(bytes);
    if (bytes.length > TreeWalk.MAX_PATH_BYTES) {
      visitor.skipped(INPUT, name.text(), "its path is longer than 4,096 bytes");
      return true;
    }
    if (name.text().indexOf('\0') >= 0) {
      visitor.skipped(INPUT, name.text(), "its path holds a NUL");
      return true;
    }
    return visit(name, name.in(CURRENT).normalize(), visitor);
  }

  private boolean visit(RawName name, Path path, ScanVisitor visitor) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isRegularFile()) {
        return settings.exclusions().excludes(path, attributes)
            || isRepeated(path)
            || visitFile(inputFile(path, attributes), visitor);
      }
      visitor.skipped(INPUT, name.text(), reason(path, attributes));
    } catch (IOException e) {
      visitor.skipped(INPUT, name.text(), EntryKind.ofFailure(e));
    }
    return true;
  }

  private boolean visitFile(InputFile file, ScanVisitor visitor) {
    InputFilter filter = settings.filter();
    if (filter.leavesOutFile(file.path()) || filter.leavesOutAbove(file.path())) {
      return true;
    }
    if (file.size() > filter.maxBytes()) {
      visitor.skipped(INPUT, file.path(), filter.tooLarge(file.size()));
      return true;
    }
    return visitor.file(file);
  }

  private boolean isRepeated(Path path) {
    return !given.add(
        UUID.nameUUIDFromBytes(
            RawName.absolute(path).encoded().getBytes(StandardCharsets.US_ASCII)));
  }

  private static String reason(Path path, BasicFileAttributes attributes) {
    if (attributes.isDirectory()) {
      return "a directory in a list of paths";
    }
    return attributes.isSymbolicLink()
        ? "a symbolic link, not followed"
        : EntryKind.ofSpecialFile(path);
  }

  private static InputFile inputFile(Path path, BasicFileAttributes attributes) {
    RawName name = RawName.absolute(path);
    return new InputFile(
        INPUT,
        path,
        RawName.last(path).text(),
        name.text(),
        name.encoded(),
        name.isUtf8(),
        attributes.size(),
        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
        0);
  }
}
