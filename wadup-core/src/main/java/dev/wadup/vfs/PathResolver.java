package dev.wadup.vfs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Walks one path from a directory that it never leaves upwards. */
final class PathResolver {
  /** Links followed before ELOOP, as in Linux. */
  private static final int MAX_LINKS = 40;

  private final Directory root;
  private final Directory base;
  private final Deque<String> names = new ArrayDeque<>();
  private Directory current;
  private boolean directoryAsked;
  private int linksFollowed;

  PathResolver(Directory root, Directory base) {
    this.root = root;
    this.base = base;
    current = base;
  }

  /** Where {@code path} leads; {@code follow} says whether a link at its end is followed. */
  Place resolve(String path, boolean follow) throws ErrnoException {
    if (path.isEmpty()) {
      throw new ErrnoException(Errno.NOENT);
    }
    if (path.startsWith("/")) {
      throw new ErrnoException(Errno.NOTCAPABLE);
    }
    push(path);
    return walk(follow);
  }

  private Place walk(boolean follow) throws ErrnoException {
    while (true) {
      String name = names.pop();
      boolean last = names.isEmpty();
      @Nullable Node node = step(name);
      if (node instanceof SymbolicLink link && (follow || !last)) {
        expand(link);
      } else if (last) {
        return place(name, node);
      } else {
        current = asDirectory(node);
      }
    }
  }

  private @Nullable Node step(String name) throws ErrnoException {
    return switch (name) {
      case "." -> current;
      case ".." -> above();
      default -> current.get(name);
    };
  }

  private Directory above() throws ErrnoException {
    if (current == base) {
      throw new ErrnoException(Errno.NOTCAPABLE);
    }
    Directory parent = current.parent();
    if (parent == null) {
      throw new ErrnoException(Errno.NOENT);
    }
    return parent;
  }

  private void expand(SymbolicLink link) throws ErrnoException {
    linksFollowed++;
    if (linksFollowed > MAX_LINKS) {
      throw new ErrnoException(Errno.LOOP);
    }
    String target = link.target();
    if (target.startsWith("/")) {
      goToRoot();
    }
    push(target);
  }

  /** A link to an absolute path is good only for who may see the whole tree. */
  private void goToRoot() throws ErrnoException {
    if (base != root) {
      throw new ErrnoException(Errno.NOTCAPABLE);
    }
    current = root;
  }

  private Place place(String name, @Nullable Node node) throws ErrnoException {
    if (directoryAsked && node != null && !(node instanceof Directory)) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    boolean isEntry = !name.equals(".") && !name.equals("..");
    return new Place(isEntry ? current : null, name, node, directoryAsked);
  }

  private void push(String path) throws ErrnoException {
    String[] parts = path.split("/", -1);
    if (names.isEmpty() && path.endsWith("/")) {
      directoryAsked = true;
    }
    int before = names.size();
    for (int i = parts.length - 1; i >= 0; i--) {
      if (!parts[i].isEmpty()) {
        checkLength(parts[i]);
        names.push(parts[i]);
      }
    }
    if (names.size() == before) {
      names.push(".");
    }
  }

  private static void checkLength(String name) throws ErrnoException {
    if (name.getBytes(StandardCharsets.UTF_8).length > VfsLimits.NAME_BYTES) {
      throw new ErrnoException(Errno.NAMETOOLONG);
    }
  }

  private static Directory asDirectory(@Nullable Node node) throws ErrnoException {
    if (node == null) {
      throw new ErrnoException(Errno.NOENT);
    }
    if (node instanceof Directory directory) {
      return directory;
    }
    throw new ErrnoException(Errno.NOTDIR);
  }
}
