package dev.wadup.wasi;

import dev.wadup.vfs.TreeModel;
import dev.wadup.vfs.TreeModel.Step;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Any bytes as a sequence of a guest's calls, some with arguments that mean nothing: an errno is
 * all that ever comes back, and the tree is what a map from paths to contents would be.
 */
public final class CallSequenceFuzz {
  private static final int MEMORY = 1 << 17;
  private static final int MAX_STEPS = 100;
  private static final int STEP_BYTES = 4;
  private static final int LAST_ERRNO = 76;
  private static final int FILE_TYPE = 16;
  private static final int DIRECTORY = 3;
  private static final String[] NAMES = {"a", "b", "c", "d"};

  /** Descriptors, the edges of memory and of numbers. */
  private static final long[] NUMBERS = {
    0, 1, 2, 3, 4, 8, 40, MEMORY - 1, MEMORY, 1L << 31, (1L << 32) - 1, 1L << 62, -1, Long.MIN_VALUE
  };

  /** They change what later calls may do, or wait. */
  private static final Set<String> LEFT_OUT =
      Set.of("fd_close", "fd_renumber", "fd_fdstat_set_rights", "poll_oneoff");

  /** What can't change the tree, whatever it is given. */
  private static final List<WasiFunction> TREELESS =
      WasiFunction.all().stream()
          .filter(WasiFunction::hasResult)
          .filter(function -> !function.name().startsWith("path_"))
          .filter(function -> !LEFT_OUT.contains(function.name()))
          .toList();

  private final Guest guest = new Guest(WasiContext.builder().build(), MEMORY);
  private final TreeModel model = new TreeModel(Integer.MAX_VALUE);

  private CallSequenceFuzz() {}

  /** What a coverage-guided fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    CallSequenceFuzz run = new CallSequenceFuzz();
    ByteBuffer input = ByteBuffer.wrap(bytes);
    for (int i = 0; i < MAX_STEPS && input.remaining() >= STEP_BYTES; i++) {
      run.step(input.get() & 0xFF, input.get() & 0xFF, input.get() & 0xFF, input.get() & 0xFF);
    }
    run.model.nodes().forEach(run::compare);
  }

  private void step(int action, int first, int second, int third) {
    switch (action % 8) {
      case 0, 1 -> compare(new Step("mkdir", path(first), path(second)));
      case 2, 3 -> compare(new Step("write", path(first), path(second)));
      case 4 -> compare(new Step("unlink", path(first), path(second)));
      case 5 -> compare(new Step("rmdir", path(first), path(second)));
      case 6 -> compare(new Step("rename", path(first), path(second)));
      default -> callWithAnything(TREELESS.get(third % TREELESS.size()), action, first, second);
    }
    guest.reset();
  }

  /** One to four names. */
  private static String path(int code) {
    StringBuilder path = new StringBuilder(NAMES[code & 3]);
    for (int rest = code >> 2; rest > 0; rest >>= 2) {
      path.append('/').append(NAMES[rest & 3]);
    }
    return path.toString();
  }

  private void compare(Step step) {
    Map<String, String> before = Map.copyOf(model.nodes());
    boolean expected = model.apply(step);
    if (apply(step) != expected) {
      throw new AssertionError("%s should give %b after %s".formatted(step, expected, before));
    }
  }

  private void compare(String path, String content) {
    boolean same =
        content.equals("/")
            ? (guest.stat(path, FILE_TYPE) & 0xFF) == DIRECTORY
            : guest.content(path).equals(content);
    if (!same) {
      throw new AssertionError("%s should hold %s".formatted(path, content));
    }
    guest.reset();
  }

  private boolean apply(Step step) {
    return switch (step.action()) {
      case "mkdir" -> guest.onPath("path_create_directory", step.path()) == Guest.OK;
      case "unlink" -> guest.onPath("path_unlink_file", step.path()) == Guest.OK;
      case "rmdir" -> guest.onPath("path_remove_directory", step.path()) == Guest.OK;
      case "rename" -> guest.twoPaths("path_rename", step.path(), step.other()) == Guest.OK;
      default -> write(step.path(), step.other());
    };
  }

  private boolean write(String path, String text) {
    int fd = guest.open(path, Guest.CREATE | Guest.TRUNCATE);
    return fd >= 0 && guest.write(fd, text) == text.length() && guest.close(fd) == Guest.OK;
  }

  private void callWithAnything(WasiFunction function, int... choices) {
    Object[] arguments = new Object[function.parameters().size()];
    for (int i = 0; i < arguments.length; i++) {
      int choice = choices[i % choices.length] >> (i / choices.length);
      arguments[i] = NUMBERS[choice % NUMBERS.length];
    }
    int errno = guest.call(function.name(), arguments);
    if (errno < 0 || errno > LAST_ERRNO) {
      throw new AssertionError(function.name() + " gives " + errno);
    }
    guest.guardAll();
  }
}
