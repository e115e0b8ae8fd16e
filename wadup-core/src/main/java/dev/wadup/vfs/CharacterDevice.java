package dev.wadup.vfs;

import java.lang.foreign.MemorySegment;

/** A stream without positions, such as stdout: always empty to read. */
public final class CharacterDevice extends Node {
  private final Output output;

  /** Takes what is written. */
  @FunctionalInterface
  public interface Output {
    /** Takes {@code length} bytes of {@code source} from {@code offset}. */
    void append(MemorySegment source, long offset, long length);
  }

  /** A device with its inode that passes on what is written. */
  public CharacterDevice(long inode, Output output) {
    super(inode, 0);
    this.output = output;
  }

  @Override
  public FileType type() {
    return FileType.CHARACTER_DEVICE;
  }

  @Override
  public long size() {
    return 0;
  }

  @Override
  public long read(long position, MemorySegment target, long offset, long length) {
    return 0;
  }

  @Override
  public void write(long position, MemorySegment source, long offset, long length) {
    output.append(source, offset, length);
  }

  @Override
  Node copyInto(BlockPool pool) {
    throw new IllegalStateException("a device is in no tree");
  }
}
