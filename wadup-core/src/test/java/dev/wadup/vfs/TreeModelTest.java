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

  @Property(tries = 500)
  void tree_behavesAsItsModel(@ForAll("steps") List<TreeModel.Step> steps) {
    VirtualFileSystem files = new VirtualFileSystem(LIMITS, () -> 0);
    TreeModel model = new TreeModel(LIMITS.depth());
    for (TreeModel.Step step : steps) {
      assertThat(apply(files, step))
          .as("%s after %s", step, model.nodes())
          .isEqualTo(model.apply(step));
      assertThat(list(files.root(), "", new TreeMap<>()))
          .as("after %s", step)
          .isEqualTo(model.nodes());
      VirtualFileSystem copy = files.copy();
      assertThat(list(copy.root(), "", new TreeMap<>())).isEqualTo(model.nodes());
    }
    files.root().clear();
    assertThat(files.isUnused()).isTrue();
  }

  @Provide
  Arbitrary<List<TreeModel.Step>> steps() {
    Arbitrary<String> name = Arbitraries.of("a", "b", "c");
    Arbitrary<String> path = name.list().ofMinSize(1).ofMaxSize(3).map(n -> String.join("/", n));
    Arbitrary<String> action =
        Arbitraries.of("mkdir", "write", "unlink", "rmdir", "rename", "detach", "mkdir", "write");
    return Combinators.combine(action, path, path).as(TreeModel.Step::new).list().ofMaxSize(40);
  }

  private static boolean apply(VirtualFileSystem files, TreeModel.Step step) {
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
}
