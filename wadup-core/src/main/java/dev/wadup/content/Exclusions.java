package dev.wadup.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Files and directories that are never inputs, whatever link leads to them. */
public final class Exclusions {
  /** Excludes nothing. */
  public static final Exclusions NONE = new Exclusions(Set.of(), Set.of());

  private final Set<Path> paths;
  private final Set<Object> fileKeys;

  private Exclusions(Set<Path> paths, Set<Object> fileKeys) {
    this.paths = paths;
    this.fileKeys = fileKeys;
  }

  /** Excludes these paths, and the files that they name now under every other name. */
  public static Exclusions of(Collection<Path> paths) {
    Set<Path> real = new HashSet<>();
    Set<Object> keys = new HashSet<>();
    for (Path path : paths) {
      real.add(realParent(path));
      addKey(path, keys);
    }
    return new Exclusions(real, keys);
  }

  boolean excludes(Path path, BasicFileAttributes attributes) {
    Object key = attributes.fileKey();
    return (key != null && fileKeys.contains(key)) || paths.contains(path);
  }

  private static Path realParent(Path path) {
    Path absolute = path.toAbsolutePath();
    try {
      Path parent = absolute.getParent();
      return parent == null ? absolute : parent.toRealPath().resolve(absolute.getFileName());
    } catch (IOException e) {
      return absolute;
    }
  }

  private static void addKey(Path path, Set<Object> keys) {
    try {
      Object key =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
              .fileKey();
      if (key != null) {
        keys.add(key);
      }
    } catch (IOException e) {
      // It does not exist yet: its path is enough.
    }
  }
}
