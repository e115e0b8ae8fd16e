package dev.wadup.vfs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Any text as a path, from a directory that is a sandbox of its own: it leads nowhere outside, and
 * where no link is in the way it leads where its names say.
 */
public final class PathFuzz {
  private PathFuzz() {}

  /** What a coverage-guided fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    try {
      VirtualFileSystem files = tree();
      Directory box = (Directory) files.resolve(files.root(), "box", false).existing();
      String path = new String(bytes, UTF_8);
      check(box, path, resolve(files, box, path, false));
      resolve(files, box, path, true);
    } catch (ErrnoException e) {
      throw new AssertionError("the tree can't be made", e);
    }
  }

  private static VirtualFileSystem tree() throws ErrnoException {
    VirtualFileSystem files = new VirtualFileSystem(VfsLimits.DEFAULT, () -> 0);
    for (String directory : new String[] {"out", "box", "box/a", "box/a/b"}) {
      files.createDirectory(files.resolve(files.root(), directory, false));
    }
    files.createFile(files.resolve(files.root(), "box/a/f", false));
    link(files, "..", "box/up");
    link(files, "/out", "box/root");
    link(files, "a/b/../b", "box/l");
    link(files, "loop", "box/loop");
    return files;
  }

  private static void link(VirtualFileSystem files, String target, String path)
      throws ErrnoException {
    files.createLink(target, files.resolve(files.root(), path, false));
  }

  private static @Nullable Place resolve(
      VirtualFileSystem files, Directory box, String path, boolean follow) {
    try {
      Place place = files.resolve(box, path, follow);
      Node inside = place.parent() != null ? place.parent() : place.node();
      if (!isInside(box, inside)) {
        throw new AssertionError("leads out: " + path);
      }
      return place;
    } catch (ErrnoException e) {
      return null;
    }
  }

  private static boolean isInside(Directory box, @Nullable Node node) {
    Node at = node;
    while (at instanceof Directory directory && at != box) {
      at = directory.parent();
    }
    return at == box;
  }

  private static void check(Directory box, String path, @Nullable Place place) {
    Deque<Node> walked = new ArrayDeque<>();
    walked.push(box);
    for (String name : path.split("/", -1)) {
      if (!(walked.peek() instanceof Directory here)) {
        return;
      }
      Node next = name.isEmpty() || name.equals(".") ? here : here.get(name);
      if (name.equals("..")) {
        walked.pop();
        if (walked.isEmpty()) {
          expect(place == null, "climbed out", path);
          return;
        }
      } else if (next == null || next instanceof SymbolicLink) {
        return;
      } else if (next != here) {
        walked.push(next);
      }
    }
    boolean refused = path.isEmpty() || path.startsWith("/");
    boolean slashAfterFile = path.endsWith("/") && !(walked.peek() instanceof Directory);
    if (!refused && !slashAfterFile) {
      expect(place != null && place.node() == walked.peek(), "another place", path);
    }
  }

  private static void expect(boolean condition, String fault, String path) {
    if (!condition) {
      throw new AssertionError(fault + ": " + path);
    }
  }
}
