package dev.wadup.vfs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random sequences of changes leave the tree as a map from paths to contents would be. */
class TreeModelTest {
  private static final VfsLimits LIMITS = new VfsLimits(1 << 20, 100, 4096, 4);

  /** What is done to which paths. */
  record Step(String action, String path, String other) {}

  @Property(tries = 500)
  void tree_behavesAsItsModel(@ForAll("steps") List<Step> steps) {
    VirtualFileSystem files = new VirtualFileSystem(LIMITS, () -> 0);
    Model model = new Model();
    for (Step step : steps) {
      assertThat(apply(files, step))
          .as("%s after %s", step, model.nodes)
          .isEqualTo(model.apply(step));
      assertThat(list(files.root(), "", new TreeMap<>()))
          .as("after %s", step)
          .isEqualTo(model.nodes);
      VirtualFileSystem copy = files.copy();
      assertThat(list(copy.root(), "", new TreeMap<>())).isEqualTo(model.nodes);
    }
    files.root().clear();
    assertThat(files.isUnused()).isTrue();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<String> name = Arbitraries.of("a", "b", "c");
    Arbitrary<String> path = name.list().ofMinSize(1).ofMaxSize(3).map(n -> String.join("/", n));
    Arbitrary<String> action =
        Arbitraries.of("mkdir", "write", "unlink", "rmdir", "rename", "detach", "mkdir", "write");
    return Combinators.combine(action, path, path).as(Step::new).list().ofMaxSize(40);
  }

  private static boolean apply(VirtualFileSystem files, Step step) {
    try {
      Place place = files.resolve(files.root(), step.path(), false);
      switch (step.action()) {
        case "mkdir" -> files.createDirectory(place);
        case "write" -> write(files, place, step.other());
        case "unlink" -> files.unlink(place);
        case "rmdir" -> files.removeDirectory(place);
        case "rename" -> files.rename(place, files.resolve(files.root(), step.other(), false));
        default -> {
          return files.detach("/" + step.path()).isPresent();
        }
      }
      return true;
    } catch (ErrnoException e) {
      return false;
    }
  }

  private static void write(VirtualFileSystem files, Place place, String text)
      throws ErrnoException {
    Node file = place.node() == null ? files.createFile(place) : place.existing();
    byte[] bytes = text.getBytes(UTF_8);
    file.resize(0);
    file.write(0, MemorySegment.ofArray(bytes), 0, bytes.length);
  }

  private static Map<String, String> list(
      Directory directory, String above, Map<String, String> to) {
    for (Directory.Entry entry : directory.entriesAfter(0)) {
      String path = above + entry.name();
      switch (entry.node()) {
        case Directory below -> {
          to.put(path, "/");
          list(below, path + "/", to);
        }
        case RegularFile file -> to.put(path, text(file));
        default -> throw new AssertionError(entry);
      }
    }
    return to;
  }

  private static String text(RegularFile file) {
    byte[] bytes = new byte[(int) file.size()];
    file.read(0, MemorySegment.ofArray(bytes), 0, bytes.length);
    return new String(bytes, UTF_8);
  }

  /** Paths and contents; the content of a directory is a slash. */
  private static final class Model {
    private final TreeMap<String, String> nodes = new TreeMap<>();

    boolean apply(Step step) {
      String path = step.path();
      if (!isDirectory(parent(path))) {
        return false;
      }
      return switch (step.action()) {
        case "mkdir" -> nodes.putIfAbsent(path, "/") == null;
        case "write" -> !isDirectory(path) && put(path, step.other());
        case "unlink", "detach" -> isFile(path) && nodes.remove(path) != null;
        case "rmdir" -> isDirectory(path) && isEmpty(path) && nodes.remove(path) != null;
        default -> rename(path, step.other());
      };
    }

    private boolean rename(String from, String to) {
      if (!nodes.containsKey(from) || !isDirectory(parent(to)) || to.startsWith(from + "/")) {
        return false;
      }
      if (from.equals(to)) {
        return true;
      }
      boolean fits = isDirectory(from) ? isDirectory(to) && isEmpty(to) : isFile(to);
      if (nodes.containsKey(to) && !fits) {
        return false;
      }
      if (isDirectory(from) && depth(to) + height(from) > LIMITS.depth()) {
        return false;
      }
      move(from, to);
      return true;
    }

    private void move(String from, String to) {
      Map<String, String> moved = new TreeMap<>(nodes.subMap(from, true, from + "0", false));
      moved.keySet().removeIf(path -> !path.equals(from) && !path.startsWith(from + "/"));
      nodes.keySet().removeAll(moved.keySet());
      moved.forEach((path, text) -> nodes.put(to + path.substring(from.length()), text));
    }

    private boolean put(String path, String text) {
      nodes.put(path, text);
      return true;
    }

    private boolean isDirectory(String path) {
      return path.isEmpty() || "/".equals(nodes.get(path));
    }

    private boolean isFile(String path) {
      return nodes.containsKey(path) && !isDirectory(path);
    }

    private boolean isEmpty(String path) {
      return nodes.keySet().stream().noneMatch(other -> other.startsWith(path + "/"));
    }

    private int height(String path) {
      return nodes.keySet().stream()
          .filter(other -> other.startsWith(path + "/") && isDirectory(other))
          .mapToInt(other -> depth(other) - depth(path))
          .max()
          .orElse(0);
    }

    private static int depth(String path) {
      return path.split("/", -1).length;
    }

    private static String parent(String path) {
      return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }
  }
}
