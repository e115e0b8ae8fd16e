package dev.wadup.vfs;

/** Told when a guest closes a descriptor through which it wrote a regular file. */
@FunctionalInterface
public interface CloseListener {
  /**
   * Called after the descriptor is gone; may detach the file from the tree. Must not throw: a fault
   * in what the guest wrote is kept and reported when its run ends.
   *
   * @param files the tree the file is in
   * @param path the file's absolute path in that tree, for instance {@code /metadata/1.json}
   */
  void fileClosed(VirtualFileSystem files, String path);
}
