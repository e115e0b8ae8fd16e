package dev.wadup.vfs;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Names and what they lead to, in the order in which they were added. */
public final class Directory extends Node {
  /** Cookies below this one are free for {@code .} and {@code ..}. */
  public static final long FIRST_COOKIE = 3;

  private final BlockPool pool;
  private final Map<String, Entry> byName = new HashMap<>();
  private final TreeMap<Long, Entry> byCookie = new TreeMap<>();
  private long nextCookie = FIRST_COOKIE;

  /**
   * One name of a directory.
   *
   * @param cookie its place in the order; never used twice in one directory
   */
  public record Entry(long cookie, String name, Node node) {}

  Directory(long inode, BlockPool pool) {
    super(inode, pool.now());
    this.pool = pool;
  }

  /** The entries whose cookies are larger than {@code cookie}. */
  public Collection<Entry> entriesAfter(long cookie) {
    return byCookie.tailMap(cookie, false).values();
  }

  /** The directory above; the root's is itself. */
  public Directory parentOrSelf() {
    Directory above = parent();
    return above == null ? this : above;
  }

  @Override
  public FileType type() {
    return FileType.DIRECTORY;
  }

  @Override
  public long size() {
    return 0;
  }

  @Override
  public long read(long position, MemorySegment target, long offset, long length)
      throws ErrnoException {
    throw new ErrnoException(Errno.ISDIR);
  }

  @Override
  public void write(long position, MemorySegment source, long offset, long length)
      throws ErrnoException {
    throw new ErrnoException(Errno.ISDIR);
  }

  @Override
  public void resize(long size) throws ErrnoException {
    throw new ErrnoException(Errno.ISDIR);
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  @Nullable Node get(String name) {
    Entry entry = byName.get(name);
    return entry == null ? null : entry.node();
  }

  /** Adds a name that is not there yet. */
  void add(String name, Node node) throws ErrnoException {
    pool.checkEntry(length(name));
    put(name, node);
  }

  /** Adds a name that is not there yet even if the quota is used up: for the host's own files. */
  void put(String name, Node node) {
    pool.takeEntry(length(name));
    Entry entry = new Entry(nextCookie++, name, node);
    byName.put(name, entry);
    byCookie.put(entry.cookie(), entry);
    node.linked(this, name);
    touch(pool.now());
  }

  void remove(String name) {
    Entry entry = byName.remove(name);
    if (entry != null) {
      byCookie.remove(entry.cookie());
      pool.releaseEntry(length(name));
      entry.node().unlinked(this, name);
      touch(pool.now());
    }
  }

  /** Removes everything below. */
  void clear() {
    for (Entry entry : List.copyOf(byCookie.values())) {
      if (entry.node() instanceof Directory directory) {
        directory.clear();
      }
      remove(entry.name());
    }
  }

  /** Levels of directories below this one. */
  int height() {
    int height = 0;
    for (Entry entry : byName.values()) {
      if (entry.node() instanceof Directory directory) {
        height = Math.max(height, 1 + directory.height());
      }
    }
    return height;
  }

  @Override
  Node copyInto(BlockPool other) {
    Directory copy = new Directory(inode(), other);
    copy.nextCookie = nextCookie;
    return copy;
  }

  private static int length(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }
}
