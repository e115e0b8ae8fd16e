package dev.wadup.engine.wasmtime;

import dev.wadup.engine.ByteSize;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Whether the process may reserve the addresses that the pool takes. Wasmtime would end the process
 * where it can't.
 */
final class AddressSpace {
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final String ROW = "Max address space";

  /** What a slot takes: all that a 32-bit memory can address, and its guards. */
  private static final long SLOT_BYTES = (4L << 30) + (64L << 20);

  private AddressSpace() {}

  /**
   * Returns if there is room for this many memories.
   *
   * @throws WadupException otherwise
   */
  static void require(int memories) {
    check(memories, limit());
  }

  static void check(int memories, OptionalLong limit) {
    long needed = memories * SLOT_BYTES;
    if (limit.isPresent() && limit.getAsLong() < needed) {
      throw new WadupException(
          ErrorCode.ENGINE_UNAVAILABLE,
          "can't reserve addresses for "
              + memories
              + " guests: that takes "
              + ByteSize.describe(needed)
              + ", but this process may have "
              + ByteSize.describe(limit.getAsLong())
              + " (ulimit -v); reserving costs no memory, so lift that limit, or use fewer threads");
    }
  }

  private static OptionalLong limit() {
    try {
      return Files.isReadable(LIMITS) ? parse(Files.readAllLines(LIMITS)) : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** The soft limit in the system's table; empty if there is none. */
  static OptionalLong parse(List<String> table) {
    return table.stream()
        .filter(row -> row.startsWith(ROW))
        .map(row -> row.substring(ROW.length()).strip().replaceFirst("\\s.*", ""))
        .filter(value -> !value.equals("unlimited"))
        .mapToLong(Long::parseLong)
        .findFirst();
  }
}
