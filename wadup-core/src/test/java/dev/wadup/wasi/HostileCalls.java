package dev.wadup.wasi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Calls that must be refused: pointers and lengths at the edges, descriptors that are not open,
 * paths that lead out or are none, numbers that mean nothing. They suppose {@link #MEMORY}, and
 * what {@link #PREPARATION} makes.
 */
public final class HostileCalls {
  /** A call with the errno that it must give. */
  public record Call(String function, List<Long> arguments, int errno) {
    @Override
    public String toString() {
      return function + arguments + " -> " + errno;
    }
  }

  /**
   * A call that succeeds: which of its arguments are pointers, and which of these lead to paths.
   */
  private record Good(
      String function, List<Long> arguments, List<Integer> pointers, List<Integer> paths) {}

  private static final List<Integer> EDGES = List.of(Integer.MIN_VALUE, -1, Integer.MAX_VALUE);
  private static final int EDGE_VECTORS = 120;

  /** What lies where in memory; all else is zero. */
  public static final SortedMap<Integer, byte[]> MEMORY = memory();

  /** Makes a file {@code f}, open as 4, a link {@code l} to it and a directory {@code d}. */
  public static final List<Call> PREPARATION =
      List.of(
          call("path_open", 0, 3, 0, 210, 1, 1, Rights.ALL, Rights.ALL, 0, 1000),
          call("path_symlink", 0, 210, 1, 3, 220, 1),
          call("path_create_directory", 0, 3, 230, 1));

  private static final List<Integer> NONE = List.of();

  private static final List<Good> GOOD =
      List.of(
          good("args_get", at(0, 1), NONE, 1000, 2000),
          good("args_sizes_get", at(0, 1), NONE, 1000, 2000),
          good("environ_get", at(0, 1), NONE, 1000, 2000),
          good("environ_sizes_get", at(0, 1), NONE, 1000, 2000),
          good("clock_res_get", at(1), NONE, 0, 1000),
          good("clock_time_get", at(2), NONE, 0, 0, 1000),
          good("fd_fdstat_get", at(1), NONE, 4, 1000),
          good("fd_filestat_get", at(1), NONE, 4, 1000),
          good("fd_pread", at(1, 4), NONE, 4, 100, 2, 0, 1000),
          good("fd_prestat_get", at(1), NONE, 3, 1000),
          good("fd_prestat_dir_name", at(1), NONE, 3, 1000, 1),
          good("fd_pwrite", at(1, 4), NONE, 4, 100, 2, 0, 1000),
          good("fd_read", at(1, 3), NONE, 4, 100, 2, 1000),
          good("fd_readdir", at(1, 4), NONE, 3, 1000, 100, 0, 2000),
          good("fd_seek", at(3), NONE, 4, 1, 0, 1000),
          good("fd_tell", at(1), NONE, 4, 1000),
          good("fd_write", at(1, 3), NONE, 4, 100, 2, 1000),
          good("path_create_directory", at(1), at(1), 3, 200, 3),
          good("path_filestat_get", at(2, 4), at(2), 3, 0, 210, 1, 1000),
          good("path_filestat_set_times", at(2), at(2), 3, 0, 210, 1, 0, 0, 0),
          good("path_link", at(2, 5), at(2, 5), 3, 0, 210, 1, 3, 200, 3),
          good("path_open", at(2, 8), at(2), 3, 0, 210, 1, 0, 0, 0, 0, 1000),
          good("path_readlink", at(1, 3, 5), at(1), 3, 220, 1, 1000, 10, 2000),
          good("path_remove_directory", at(1), at(1), 3, 230, 1),
          good("path_rename", at(1, 4), at(1, 4), 3, 210, 1, 3, 200, 3),
          good("path_symlink", at(0, 3), at(3), 200, 3, 3, 200, 3),
          good("path_unlink_file", at(1), at(1), 3, 210, 1),
          good("poll_oneoff", at(0, 1, 3), NONE, 300, 1000, 1, 2000),
          good("random_get", at(0), NONE, 1000, 10));

  private HostileCalls() {}

  /** Every call that a guest with this much memory must be refused. */
  public static List<Call> all(int memoryBytes) {
    List<Call> calls = new ArrayList<>();
    for (Good good : GOOD) {
      for (int pointer : good.pointers()) {
        calls.add(good(good, pointer, memoryBytes, Guest.FAULT));
        EDGES.forEach(bad -> calls.add(good(good, pointer, bad, Guest.FAULT)));
      }
      for (int path : good.paths()) {
        calls.add(path(good, path, 510, 4, Guest.NOTCAPABLE));
        calls.add(path(good, path, 520, 9, Guest.NOTCAPABLE));
        calls.add(path(good, path, 540, 3, Guest.INVAL));
        calls.add(path(good, path, 550, 1, Guest.ILSEQ));
        EDGES.forEach(length -> calls.add(path(good, path, 0, length, Guest.FAULT)));
      }
    }
    addBadDescriptors(calls);
    addEdgeLengths(calls);
    addUnknownNumbers(calls);
    return calls;
  }

  /** One call of each function, that succeeds. */
  static List<Call> good() {
    return GOOD.stream().map(good -> new Call(good.function(), good.arguments(), 0)).toList();
  }

  private static void addBadDescriptors(List<Call> calls) {
    for (WasiFunction function : WasiFunction.all()) {
      if (function.name().startsWith("fd_") || function.name().startsWith("path_")) {
        for (int fd : List.of(-1, 999, Integer.MAX_VALUE, Integer.MIN_VALUE)) {
          Long[] values = new Long[function.parameters().size()];
          Arrays.fill(values, 200L);
          values[function.name().equals("path_symlink") ? 2 : 0] = (long) fd;
          calls.add(new Call(function.name(), List.of(values), Guest.BADF));
        }
      }
    }
  }

  private static void addEdgeLengths(List<Call> calls) {
    for (int i = 0; i < EDGES.size(); i++) {
      int length = EDGES.get(i);
      int vector = EDGE_VECTORS + 8 * i;
      calls.add(call("random_get", Guest.FAULT, 0, length));
      calls.add(call("fd_readdir", Guest.FAULT, 3, 0, length, 0, 0));
      calls.add(call("fd_read", Guest.INVAL, 4, 100, length, 1000));
      calls.add(call("fd_pread", Guest.INVAL, 4, 100, length, 0, 1000));
      calls.add(call("fd_write", Guest.INVAL, 4, 100, length, 1000));
      calls.add(call("fd_pwrite", Guest.INVAL, 4, 100, length, 0, 1000));
      calls.add(call("poll_oneoff", Guest.INVAL, 300, 1000, length, 2000));
      calls.add(call("fd_read", Guest.FAULT, 4, vector, 1, 1000));
      calls.add(call("fd_pread", Guest.FAULT, 4, vector, 1, 0, 1000));
      calls.add(call("fd_write", Guest.FAULT, 4, vector, 1, 1000));
      calls.add(call("fd_pwrite", Guest.FAULT, 4, vector, 1, 0, 1000));
      calls.add(call("fd_write", Guest.FAULT, 1, vector, 1, 1000));
    }
  }

  private static void addUnknownNumbers(List<Call> calls) {
    calls.add(call("path_open", Guest.INVAL, 3, 2, 210, 1, 0, 0, 0, 0, 1000));
    calls.add(call("path_open", Guest.INVAL, 3, 0, 210, 1, 16, 0, 0, 0, 1000));
    calls.add(call("path_open", Guest.INVAL, 3, 0, 210, 1, 0, 0, 0, 32, 1000));
    calls.add(call("fd_fdstat_set_flags", Guest.INVAL, 4, 32));
    calls.add(call("fd_advise", Guest.INVAL, 4, 0, 0, 6));
    calls.add(call("fd_seek", Guest.INVAL, 4, 0, 3, 1000));
    calls.add(call("fd_filestat_set_times", Guest.INVAL, 4, 0, 0, 16));
    calls.add(call("fd_filestat_set_times", Guest.INVAL, 4, 0, 0, 3));
    calls.add(call("clock_time_get", Guest.INVAL, 9, 0, 1000));
    calls.add(call("clock_res_get", Guest.INVAL, 9, 1000));
    calls.add(call("poll_oneoff", Guest.INVAL, 400, 1000, 1, 2000));
  }

  private static SortedMap<Integer, byte[]> memory() {
    SortedMap<Integer, byte[]> memory = new TreeMap<>();
    memory.put(100, ints(440, 8, 460, 8));
    memory.put(EDGE_VECTORS, ints(440, EDGES.get(0), 440, EDGES.get(1), 440, EDGES.get(2)));
    memory.put(200, text("new"));
    memory.put(210, text("f"));
    memory.put(220, text("l"));
    memory.put(230, text("d"));
    // A subscription to the monotonic clock that is due at once; below, one of an unknown type.
    memory.put(300, new byte[48]);
    memory.put(408, new byte[] {3});
    memory.put(510, text("../x"));
    memory.put(520, text("d/../../x"));
    memory.put(540, text("a\0b"));
    memory.put(550, new byte[] {(byte) 0xFF});
    return memory;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] ints(int... values) {
    byte[] bytes = new byte[4 * values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (values[i / 4] >>> (8 * (i % 4)));
    }
    return bytes;
  }

  private static List<Integer> at(Integer... places) {
    return List.of(places);
  }

  private static Good good(
      String function, List<Integer> pointers, List<Integer> paths, long... arguments) {
    return new Good(function, Arrays.stream(arguments).boxed().toList(), pointers, paths);
  }

  private static Call good(Good good, int place, long value, int errno) {
    List<Long> arguments = new ArrayList<>(good.arguments());
    arguments.set(place, value);
    return new Call(good.function(), arguments, errno);
  }

  private static Call path(Good good, int place, long pointer, long length, int errno) {
    List<Long> arguments = new ArrayList<>(good.arguments());
    arguments.set(place, pointer);
    arguments.set(place + 1, length);
    return new Call(good.function(), arguments, errno);
  }

  private static Call call(String function, int errno, long... arguments) {
    return new Call(function, Arrays.stream(arguments).boxed().toList(), errno);
  }
}
