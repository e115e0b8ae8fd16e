package dev.wadup.vfs;

import dev.wadup.content.ContentUnavailableException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Something in the tree, whatever names lead to it; lives as long as it has names or is open. */
public abstract sealed class Node
    permits CharacterDevice, Directory, ReadOnlyFile, RegularFile, SymbolicLink {
  private final long inode;
  private int links;
  private int opens;
  private long accessed;
  private long modified;
  private long changed;
  private @Nullable Directory parent;
  private @Nullable String name;

  Node(long inode, long now) {
    this.inode = inode;
    accessed = now;
    modified = now;
    changed = now;
  }

  /** What kind of thing this is. */
  public abstract FileType type();

  /** Number of bytes; 0 where that means nothing. */
  public abstract long size();

  /**
   * Reads at most {@code length} bytes from {@code position}; gives how many, 0 at the end.
   *
   * @throws ContentUnavailableException if the host's file behind it can't be read
   */
  public long read(long position, MemorySegment target, long offset, long length)
      throws ErrnoException, ContentUnavailableException {
    throw new ErrnoException(Errno.INVAL);
  }

  /** Writes all {@code length} bytes at {@code position}, or fails and writes nothing. */
  public void write(long position, MemorySegment source, long offset, long length)
      throws ErrnoException {
    throw new ErrnoException(Errno.INVAL);
  }

  /** Cuts or extends with zeros. */
  public void resize(long size) throws ErrnoException {
    throw new ErrnoException(Errno.INVAL);
  }

  /** Number that tells this node from all others of its tree. */
  public final long inode() {
    return inode;
  }

  /** Number of names that lead here. */
  public final int links() {
    return links;
  }

  /** Time of last access, nanoseconds since 1970; reads do not move it. */
  public final long accessed() {
    return accessed;
  }

  /** Time of the last change of its bytes or entries, nanoseconds since 1970. */
  public final long modified() {
    return modified;
  }

  /** Time of the last change of anything, nanoseconds since 1970. */
  public final long changed() {
    return changed;
  }

  /** Sets the times that a guest may set. */
  public final void setTimes(long newAccessed, long newModified, long now) {
    accessed = newAccessed;
    modified = newModified;
    changed = now;
  }

  /** Counts one more descriptor. */
  public final void opened() {
    opens++;
  }

  /** Counts one descriptor less; the last one of a node without names frees it. */
  public final void closed() {
    opens--;
    freeIfUnused();
  }

  final @Nullable Directory parent() {
    return parent;
  }

  final @Nullable String name() {
    return name;
  }

  final void linked(Directory newParent, String newName) {
    links++;
    parent = newParent;
    name = newName;
  }

  final void unlinked(Directory oldParent, String oldName) {
    links--;
    if (parent == oldParent && oldName.equals(name)) {
      parent = null;
      name = null;
    }
    freeIfUnused();
  }

  final void touch(long now) {
    modified = now;
    changed = now;
  }

  /** Gives back what it holds of the quota. */
  void free() {}

  /** A node of another tree with the same inode, times and content; directories come empty. */
  abstract Node copyInto(BlockPool pool) throws ErrnoException;

  final <N extends Node> N withTimesOf(N copy) {
    Node target = copy;
    target.setTimes(accessed, modified, changed);
    return copy;
  }

  private void freeIfUnused() {
    if (links == 0 && opens == 0) {
      free();
    }
  }
}
