package dev.wadup.content;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One walk through a tree, in the byte order of the names, depth first. It holds the names of one
 * directory for each level it is in, and nothing else.
 */
final class TreeWalk {
  /** What Linux takes as a path, without the final NUL. */
  static final int MAX_PATH_BYTES = 4_095;

  private final String input;
  private final ScanSettings settings;
  private final ScanVisitor visitor;
  private final Deque<Level> levels = new ArrayDeque<>();
  private boolean goOn = true;

  TreeWalk(String input, ScanSettings settings, ScanVisitor visitor) {
    this.input = input;
    this.settings = settings;
    this.visitor = visitor;
  }

  void from(Path root, BasicFileAttributes attributes) throws IOException {
    int pathBytes = RawName.absolute(root).bytes().length;
    Directory top = new Directory(root, pathBytes, "", "", true, attributes.fileKey());
    if (attributes.isDirectory()) {
      enter(top);
      run();
    } else {
      visit(top, RawName.last(root), root, attributes);
    }
  }

  private void run() {
    while (goOn && visitor.goesOn() && !levels.isEmpty()) {
      Level level = levels.element();
      if (level.names().hasNext()) {
        look(level.directory(), RawName.of(level.names().next()));
      } else {
        levels.remove();
      }
    }
  }

  private void enter(Directory directory) {
    List<byte[]> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory.path())) {
      entries.forEach(entry -> names.add(RawName.last(entry).bytes()));
    } catch (DirectoryIteratorException e) {
      skipDirectory(directory, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      skipDirectory(directory, e);
    }
    names.sort(Arrays::compareUnsigned);
    levels.push(new Level(directory, names.iterator()));
  }

  private void look(Directory directory, RawName name) {
    if (directory.pathBytes() + 1 + name.bytes().length > MAX_PATH_BYTES) {
      skip(directory, name, "its path is longer than 4,096 bytes");
      return;
    }
    Path path = name.in(directory.path());
    try {
      visit(
          directory,
          name,
          path,
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      skip(directory, name, EntryKind.ofFailure(e));
    } catch (IOException e) {
      visitor.unread(input, directory.textPrefix() + name.text(), EntryKind.ofFailure(e));
    }
  }

  private void visit(Directory parent, RawName name, Path path, BasicFileAttributes attributes)
      throws IOException {
    if (settings.exclusions().excludes(path, attributes)) {
      return;
    }
    if (attributes.isRegularFile()) {
      visitFile(parent, name, path, attributes);
    } else if (attributes.isDirectory()) {
      enterBelow(parent, name, path, attributes);
    } else if (attributes.isSymbolicLink()) {
      visitLink(parent, name, path);
    } else {
      skip(parent, name, EntryKind.ofSpecialFile(path));
    }
  }

  private void visitFile(
      Directory parent, RawName name, Path path, BasicFileAttributes attributes) {
    if (settings.filter().leavesOutFile(parent.textPrefix().concat(name.text()))) {
      return;
    }
    if (attributes.size() > settings.filter().maxBytes()) {
      skip(parent, name, settings.filter().tooLarge(attributes.size()));
    } else {
      goOn = visitor.file(inputFile(parent, name, path, attributes));
    }
  }

  private void visitLink(Directory parent, RawName name, Path link) throws IOException {
    if (!settings.followLinks()) {
      skip(parent, name, "a symbolic link, not followed");
      return;
    }
    Path target = link.toRealPath();
    visit(parent, name, target, Files.readAttributes(target, BasicFileAttributes.class));
  }

  private void enterBelow(
      Directory parent, RawName name, Path path, BasicFileAttributes attributes) {
    if (settings.filter().leavesOutDirectory(parent.textPrefix().concat(name.text()))) {
      return;
    }
    Object key = attributes.fileKey();
    if (settings.followLinks() && key != null && isInside(key)) {
      skip(parent, name, "a link in a loop");
      return;
    }
    enter(
        new Directory(
            path,
            RawName.absolute(path).bytes().length,
            parent.textPrefix() + name.text() + "/",
            parent.rawPrefix() + name.encoded() + "/",
            parent.isUtf8() && name.isUtf8(),
            key));
  }

  private boolean isInside(Object fileKey) {
    return levels.stream().anyMatch(level -> fileKey.equals(level.directory().fileKey()));
  }

  private InputFile inputFile(
      Directory parent, RawName name, Path path, BasicFileAttributes attributes) {
    return new InputFile(
        input,
        path,
        name.text(),
        parent.textPrefix().concat(name.text()),
        parent.rawPrefix().concat(name.encoded()),
        parent.isUtf8() && name.isUtf8(),
        attributes.size(),
        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
        0);
  }

  private void skipDirectory(Directory directory, IOException reason) {
    visitor.unread(
        input, directory.textPrefix(), "unreadable directory: " + EntryKind.ofFailure(reason));
  }

  private void skip(Directory parent, RawName name, String reason) {
    visitor.skipped(input, parent.textPrefix() + name.text(), reason);
  }

  /** A directory in the walk; the prefixes are what its entries' paths begin with. */
  private record Directory(
      Path path,
      int pathBytes,
      String textPrefix,
      String rawPrefix,
      boolean isUtf8,
      @Nullable Object fileKey) {}

  /** A directory that the walk is in, and the names it has yet to look at. */
  private record Level(Directory directory, Iterator<byte[]> names) {}
}
