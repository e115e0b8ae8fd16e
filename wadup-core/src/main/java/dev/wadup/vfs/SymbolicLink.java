package dev.wadup.vfs;

import java.nio.charset.StandardCharsets;

/** A name that stands for a path. */
public final class SymbolicLink extends Node {
  private final BlockPool pool;
  private final String target;

  SymbolicLink(long inode, BlockPool pool, String target) throws ErrnoException {
    super(inode, pool.now());
    this.pool = pool;
    this.target = target;
    pool.reserve(size());
  }

  /** The path, as it was given. */
  public String target() {
    return target;
  }

  @Override
  public FileType type() {
    return FileType.SYMBOLIC_LINK;
  }

  @Override
  public long size() {
    return target.getBytes(StandardCharsets.UTF_8).length;
  }

  @Override
  void free() {
    pool.release(size());
  }

  @Override
  Node copyInto(BlockPool other) throws ErrnoException {
    return withTimesOf(new SymbolicLink(inode(), other, target));
  }
}
