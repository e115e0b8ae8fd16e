package dev.wadup.vfs;

import dev.wadup.content.ContentBytes;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The in-memory tree of one guest instance; used by one thread at a time. */
public final class VirtualFileSystem {
  private static final long FIRST_INODE = 1;

  private final BlockPool pool;
  private final Directory root;
  private long nextInode;

  /**
   * A tree with nothing but its root.
   *
   * @param clock nanoseconds since 1970, for the times of files
   */
  public VirtualFileSystem(VfsLimits limits, LongSupplier clock) {
    this(new BlockPool(limits, clock), FIRST_INODE + 1);
  }

  private VirtualFileSystem(BlockPool pool, long nextInode) {
    this.pool = pool;
    this.nextInode = nextInode;
    root = new Directory(FIRST_INODE, pool);
    root.linked(root, "/");
  }

  /** How large the tree may grow. */
  public VfsLimits limits() {
    return pool.limits();
  }

  /** The directory above all. */
  public Directory root() {
    return root;
  }

  /** A number for a node that is not in the tree but must differ from all in it. */
  public long newInode() {
    return nextInode++;
  }

  /**
   * Where a path leads from a directory; never above that directory.
   *
   * @param path relative to {@code base}
   * @param follow whether a link at the path's end is followed
   */
  public Place resolve(Directory base, String path, boolean follow) throws ErrnoException {
    return new PathResolver(root, base).resolve(path, follow);
  }

  /** Makes an empty file where nothing is. */
  public RegularFile createFile(Place place) throws ErrnoException {
    Directory parent = place.vacancyForFile();
    RegularFile file = new RegularFile(newInode(), pool);
    parent.add(place.name(), file);
    return file;
  }

  /** Makes an empty directory where nothing is. */
  public Directory createDirectory(Place place) throws ErrnoException {
    Directory parent = place.vacancy();
    checkDepth(parent, 1);
    Directory directory = new Directory(newInode(), pool);
    parent.add(place.name(), directory);
    return directory;
  }

  /** Makes a link to {@code target} where nothing is. */
  public void createLink(String target, Place place) throws ErrnoException {
    if (target.isEmpty()) {
      throw new ErrnoException(Errno.NOENT);
    }
    Directory parent = place.vacancyForFile();
    SymbolicLink link = new SymbolicLink(newInode(), pool, target);
    link.opened();
    try {
      parent.add(place.name(), link);
    } finally {
      link.closed();
    }
  }

  /** Gives a node that is no directory one more name. */
  public void link(Node node, Place place) throws ErrnoException {
    if (node instanceof Directory) {
      throw new ErrnoException(Errno.PERM);
    }
    place.vacancyForFile().add(place.name(), node);
  }

  /** Takes away a name of anything but a directory. */
  public void unlink(Place place) throws ErrnoException {
    if (place.existing() instanceof Directory || place.parent() == null) {
      throw new ErrnoException(Errno.ISDIR);
    }
    place.parent().remove(place.name());
  }

  /** Removes an empty directory. */
  public void removeDirectory(Place place) throws ErrnoException {
    if (!(place.existing() instanceof Directory directory)) {
      throw new ErrnoException(Errno.NOTDIR);
    }
    if (place.parent() == null) {
      throw new ErrnoException(place.name().equals("..") ? Errno.NOTEMPTY : Errno.INVAL);
    }
    if (!directory.isEmpty()) {
      throw new ErrnoException(Errno.NOTEMPTY);
    }
    place.parent().remove(place.name());
  }

  /** Moves a name, replacing what is at the new place as rename(2) does. */
  public void rename(Place from, Place to) throws ErrnoException {
    new Rename(this, from, to).run();
  }

  /** The absolute path of a node by its latest name; empty if it has none. */
  public Optional<String> pathOf(Node node) {
    Deque<String> names = new ArrayDeque<>();
    Node current = node;
    while (current != root) {
      Directory parent = current.parent();
      String name = current.name();
      if (parent == null || name == null) {
        return Optional.empty();
      }
      names.push(name);
      current = parent;
    }
    return Optional.of("/" + String.join("/", names));
  }

  /**
   * Names of the regular files directly in the directory at {@code path}, sorted; empty if there is
   * none.
   */
  public List<String> filesIn(String path) {
    Place place = find(path).orElse(null);
    return place != null && place.node() instanceof Directory directory && !directory.isEmpty()
        ? regularFiles(directory)
        : List.of();
  }

  /**
   * Takes the regular file at {@code path} out of the tree and gives its bytes without a copy; its
   * blocks no longer count against the quota. Whoever still has it open finds it empty.
   */
  public Optional<ContentBytes> detach(String path) {
    Place place = find(path).orElse(null);
    if (place == null || place.parent() == null || !(place.node() instanceof RegularFile file)) {
      return Optional.empty();
    }
    ContentBytes bytes = file.take();
    place.parent().remove(place.name());
    return Optional.of(bytes);
  }

  /** Puts a read-only file directly below the root, in place of whatever was there. */
  public void mount(String name, Supplier<ContentBytes> bytes) {
    removeTree(name);
    root.put(name, new ReadOnlyFile(newInode(), pool.now(), bytes));
  }

  /** Sees that there is an empty directory of this name directly below the root. */
  public void emptyDirectory(String name) {
    if (root.get(name) instanceof Directory directory) {
      directory.clear();
    } else {
      removeTree(name);
      root.put(name, new Directory(newInode(), pool));
    }
  }

  /** The directory at {@code path}, made with those above it where there is nothing yet. */
  public Directory directory(String path) {
    Directory directory = root;
    for (String name : path.split("/", -1)) {
      if (!name.isEmpty() && !name.equals(".")) {
        directory = child(directory, name);
      }
    }
    return directory;
  }

  /** Puts a file at {@code path}, with the directories above it, where there is nothing yet. */
  public void write(String path, byte[] bytes) throws ErrnoException {
    int slash = path.lastIndexOf('/');
    Directory parent = slash < 0 ? root : directory(path.substring(0, slash));
    write(resolve(parent, path.substring(slash + 1), false), bytes);
  }

  /** Makes a file with these bytes where nothing is. */
  public void write(Place place, byte[] bytes) throws ErrnoException {
    createFile(place).write(0, MemorySegment.ofArray(bytes), 0, bytes.length);
  }

  /** A tree with the same content that shares unchanged blocks; nothing in it is open. */
  public VirtualFileSystem copy() {
    VirtualFileSystem copy = new VirtualFileSystem(pool.fresh(), nextInode);
    new TreeCopy(copy.pool).copy(root, copy.root);
    return copy;
  }

  /** Whether nothing counts against the quota. */
  boolean isUnused() {
    return pool.isUnused();
  }

  /** Fails if {@code levels} more levels below {@code parent} are too many. */
  void checkDepth(Directory parent, int levels) throws ErrnoException {
    int depth = levels;
    for (Directory above = parent; above != root; above = above.parentOrSelf()) {
      depth++;
    }
    if (depth > pool.limits().depth()) {
      throw new ErrnoException(Errno.NAMETOOLONG);
    }
  }

  private Directory child(Directory parent, String name) {
    if (parent.get(name) instanceof Directory directory) {
      return directory;
    }
    parent.remove(name);
    Directory directory = new Directory(newInode(), pool);
    parent.put(name, directory);
    return directory;
  }

  private void removeTree(String name) {
    if (root.get(name) instanceof Directory directory) {
      directory.clear();
    }
    root.remove(name);
  }

  private Optional<Place> find(String path) {
    try {
      return Optional.of(resolve(root, "./" + path, false));
    } catch (ErrnoException e) {
      return Optional.empty();
    }
  }

  private static List<String> regularFiles(Directory directory) {
    return directory.entriesAfter(0).stream()
        .filter(entry -> entry.node() instanceof RegularFile)
        .map(Directory.Entry::name)
        .sorted()
        .toList();
  }
}
