package dev.wadup.wasi;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import dev.wadup.vfs.Errno;
import dev.wadup.vfs.ErrnoException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * A guest's linear memory: the one place where guest pointers are checked. The memory may grow
 * behind it, so what seems out of bounds is looked at again before it is EFAULT.
 */
public final class GuestMemory {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);

  private Supplier<MemorySegment> source;
  private MemorySegment segment = MemorySegment.NULL;

  /**
   * A memory that asks {@code source} for its present extent whenever the known one is too small.
   */
  public GuestMemory(Supplier<MemorySegment> source) {
    this.source = source;
  }

  /** Follows another memory from now on. */
  public void rebind(Supplier<MemorySegment> other) {
    source = other;
    segment = MemorySegment.NULL;
  }

  /** Where a guest's pointer points to. */
  static long offset(int pointer) {
    return Integer.toUnsignedLong(pointer);
  }

  /** The memory, known to hold {@code length} bytes at {@code pointer}, or EFAULT. */
  MemorySegment require(int pointer, long length) throws ErrnoException {
    long end = offset(pointer) + length;
    if (end > segment.byteSize()) {
      refresh(end);
    }
    return segment;
  }

  byte getByte(int pointer) throws ErrnoException {
    return require(pointer, 1).get(ValueLayout.JAVA_BYTE, offset(pointer));
  }

  int getShort(int pointer) throws ErrnoException {
    return Short.toUnsignedInt(require(pointer, 2).get(SHORT, offset(pointer)));
  }

  int getInt(int pointer) throws ErrnoException {
    return require(pointer, 4).get(INT, offset(pointer));
  }

  long getLong(int pointer) throws ErrnoException {
    return require(pointer, 8).get(LONG, offset(pointer));
  }

  void putByte(int pointer, int value) throws ErrnoException {
    require(pointer, 1).set(ValueLayout.JAVA_BYTE, offset(pointer), (byte) value);
  }

  void putShort(int pointer, int value) throws ErrnoException {
    require(pointer, 2).set(SHORT, offset(pointer), (short) value);
  }

  void putInt(int pointer, int value) throws ErrnoException {
    require(pointer, 4).set(INT, offset(pointer), value);
  }

  void putLong(int pointer, long value) throws ErrnoException {
    require(pointer, 8).set(LONG, offset(pointer), value);
  }

  void putBytes(int pointer, byte[] bytes, int length) throws ErrnoException {
    MemorySegment target = require(pointer, length);
    MemorySegment.copy(bytes, 0, target, ValueLayout.JAVA_BYTE, offset(pointer), length);
  }

  void zero(int pointer, int length) throws ErrnoException {
    require(pointer, length).asSlice(offset(pointer), length).fill((byte) 0);
  }

  /**
   * A path: text of at most {@code limit} bytes without NUL.
   *
   * @throws ErrnoException ENAMETOOLONG, EILSEQ if it is not UTF-8, EINVAL for a NUL
   */
  String getPath(int pointer, int length, int limit) throws ErrnoException {
    MemorySegment memory = require(pointer, Integer.toUnsignedLong(length));
    if (Integer.compareUnsigned(length, limit) > 0) {
      throw new ErrnoException(Errno.NAMETOOLONG);
    }
    byte[] bytes = new byte[length];
    MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, offset(pointer), bytes, 0, length);
    String path = decode(bytes);
    if (path.indexOf('\0') >= 0) {
      throw new ErrnoException(Errno.INVAL);
    }
    return path;
  }

  private static String decode(byte[] bytes) throws ErrnoException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ErrnoException(Errno.ILSEQ);
    }
  }

  private void refresh(long end) throws ErrnoException {
    segment = source.get();
    if (end > segment.byteSize()) {
      throw new ErrnoException(Errno.FAULT);
    }
  }
}
