package dev.wadup.vfs;

import dev.wadup.content.ContentBytes;
import dev.wadup.content.ContentUnavailableException;
import java.lang.foreign.MemorySegment;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A file of the host that a guest may read; its bytes are asked for when first needed. */
public final class ReadOnlyFile extends Node {
  private final Supplier<ContentBytes> source;
  private @Nullable ContentBytes bytes;

  ReadOnlyFile(long inode, long now, Supplier<ContentBytes> source) {
    super(inode, now);
    this.source = source;
  }

  @Override
  public FileType type() {
    return FileType.REGULAR_FILE;
  }

  @Override
  public long size() {
    return bytes().size();
  }

  @Override
  public long read(long position, MemorySegment target, long offset, long length)
      throws ContentUnavailableException {
    ContentBytes content = bytes();
    long count = Math.min(length, content.size() - position);
    if (count <= 0) {
      return 0;
    }
    content.copyTo(position, target, offset, count);
    return count;
  }

  @Override
  public void write(long position, MemorySegment source, long offset, long length)
      throws ErrnoException {
    throw new ErrnoException(Errno.ROFS);
  }

  @Override
  public void resize(long size) throws ErrnoException {
    throw new ErrnoException(Errno.ROFS);
  }

  @Override
  Node copyInto(BlockPool pool) {
    return withTimesOf(new ReadOnlyFile(inode(), modified(), source));
  }

  private ContentBytes bytes() {
    ContentBytes known = bytes;
    if (known == null) {
      known = source.get();
      bytes = known;
    }
    return known;
  }
}
