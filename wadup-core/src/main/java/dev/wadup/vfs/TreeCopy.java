package dev.wadup.vfs;

import java.util.IdentityHashMap;

/** Copies a tree into an empty one with the same limits; a file with two names stays one file. */
final class TreeCopy {
  private final BlockPool pool;
  private final IdentityHashMap<Node, Node> copies = new IdentityHashMap<>();

  TreeCopy(BlockPool pool) {
    this.pool = pool;
  }

  void copy(Directory from, Directory to) {
    try {
      copyEntries(from, to);
    } catch (ErrnoException e) {
      throw new IllegalStateException("a tree does not fit a tree of the same size", e);
    }
  }

  private void copyEntries(Directory from, Directory to) throws ErrnoException {
    for (Directory.Entry entry : from.entriesAfter(0)) {
      Node copy = copyOf(entry.node());
      to.put(entry.name(), copy);
      if (entry.node() instanceof Directory below) {
        copyEntries(below, (Directory) copy);
      }
    }
    from.withTimesOf(to);
  }

  private Node copyOf(Node node) throws ErrnoException {
    Node known = copies.get(node);
    if (known == null) {
      known = node.copyInto(pool);
      copies.put(node, known);
    }
    return known;
  }
}
