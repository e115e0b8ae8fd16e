package dev.wadup.wasi;

import dev.wadup.vfs.ErrnoException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Strings as C programs get them: an array of pointers and the bytes, each with a NUL. */
final class StringList {
  private final List<byte[]> strings;
  private final int bytes;

  StringList(List<String> strings) {
    this.strings =
        strings.stream().map(text -> (text + '\0').getBytes(StandardCharsets.UTF_8)).toList();
    bytes = this.strings.stream().mapToInt(text -> text.length).sum();
  }

  int count() {
    return strings.size();
  }

  int bytes() {
    return bytes;
  }

  void put(GuestMemory memory, int pointers, int buffer) throws ErrnoException {
    memory.require(pointers, (long) count() * Integer.BYTES);
    memory.require(buffer, bytes);
    int pointer = pointers;
    int target = buffer;
    for (byte[] text : strings) {
      memory.putInt(pointer, target);
      memory.putBytes(target, text, text.length);
      pointer += Integer.BYTES;
      target += text.length;
    }
  }
}
