package dev.wadup.vfs;

import dev.wadup.content.ContentBytes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** A file that a guest can write: a list of blocks, null where nothing was written yet. */
public final class RegularFile extends Node {
  private static final int BLOCK = BlockPool.BLOCK_BYTES;

  private final BlockPool pool;
  private byte[][] blocks = new byte[0][];
  private long size;
  private boolean blocksShared;

  RegularFile(long inode, BlockPool pool) {
    super(inode, pool.now());
    this.pool = pool;
  }

  @Override
  public FileType type() {
    return FileType.REGULAR_FILE;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public long read(long position, MemorySegment target, long offset, long length) {
    long count = Math.min(length, size - position);
    if (count <= 0) {
      return 0;
    }
    BlockBytes.copy(blocks, position, target, offset, count);
    return count;
  }

  @Override
  public void write(long position, MemorySegment source, long offset, long length)
      throws ErrnoException {
    long end = position + length;
    if (end < position) {
      throw new ErrnoException(Errno.FBIG);
    }
    if (end > size) {
      grow(end);
    }
    claimBlocks();
    for (long done = 0; done < length; ) {
      long at = position + done;
      int within = (int) (at % BLOCK);
      int count = (int) Math.min(length - done, BLOCK - within);
      byte[] block = writable((int) (at / BLOCK));
      MemorySegment.copy(source, ValueLayout.JAVA_BYTE, offset + done, block, within, count);
      done += count;
    }
    touch(pool.now());
  }

  @Override
  public void resize(long newSize) throws ErrnoException {
    if (newSize > size) {
      grow(newSize);
    } else {
      shrink(newSize);
    }
    touch(pool.now());
  }

  /** Gives its blocks away and is empty afterwards. */
  ContentBytes take() {
    ContentBytes bytes = new BlockBytes(trimmed(), 0, size);
    free();
    return bytes;
  }

  /** A guest may give away a million files of one byte: each keeps its bytes, not a whole block. */
  private byte[][] trimmed() {
    boolean small = size < BLOCK && blocks.length > 0 && blocks[0] != null;
    return small ? new byte[][] {Arrays.copyOf(blocks[0], (int) size)} : blocks;
  }

  @Override
  void free() {
    pool.release(BlockPool.cost(size));
    blocks = new byte[0][];
    blocksShared = false;
    size = 0;
  }

  @Override
  Node copyInto(BlockPool other) throws ErrnoException {
    RegularFile copy = new RegularFile(inode(), other);
    other.reserve(BlockPool.cost(size));
    copy.blocks = blocks;
    copy.size = size;
    copy.blocksShared = true;
    blocksShared = true;
    return withTimesOf(copy);
  }

  /** Copies blocks that another tree shows as well, before the first change. */
  private void claimBlocks() {
    if (blocksShared) {
      byte[][] own = new byte[blocks.length][];
      Arrays.setAll(own, i -> blocks[i] == null ? null : blocks[i].clone());
      blocks = own;
      blocksShared = false;
    }
  }

  private byte[] writable(int index) {
    byte[] block = blocks[index];
    if (block == null) {
      block = new byte[BLOCK];
      blocks[index] = block;
    }
    return block;
  }

  private void grow(long newSize) throws ErrnoException {
    if (newSize > pool.limits().bytes()) {
      throw new ErrnoException(Errno.FBIG);
    }
    pool.reserve(BlockPool.cost(newSize) - BlockPool.cost(size));
    fitTable((int) (BlockPool.cost(newSize) / BLOCK));
    size = newSize;
  }

  private void shrink(long newSize) {
    claimBlocks();
    int kept = (int) (BlockPool.cost(newSize) / BLOCK);
    Arrays.fill(blocks, kept, (int) (BlockPool.cost(size) / BLOCK), null);
    int within = (int) (newSize % BLOCK);
    if (within > 0 && blocks[kept - 1] != null) {
      Arrays.fill(blocks[kept - 1], within, BLOCK, (byte) 0);
    }
    pool.release(BlockPool.cost(size) - BlockPool.cost(newSize));
    size = newSize;
  }

  private void fitTable(int needed) {
    if (needed > blocks.length) {
      blocks = Arrays.copyOf(blocks, Math.max(needed, blocks.length + (blocks.length >> 1)));
    }
  }
}
