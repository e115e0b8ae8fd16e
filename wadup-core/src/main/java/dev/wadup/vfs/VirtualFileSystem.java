package dev.wadup.vfs;

import dev.wadup.content.ContentBytes;
import java.util.List;
import java.util.Optional;

/** The in-memory tree of one guest instance; used by one thread at a time. */
public final class VirtualFileSystem {
  /** A tree with nothing but its root. */
  public VirtualFileSystem(VfsLimits limits) {}

  /**
   * Names of the regular files directly in the directory at {@code path}, sorted; empty if there is
   * none.
   */
  public List<String> filesIn(String path) {
    return List.of();
  }

  /**
   * Takes the regular file at {@code path} out of the tree and gives its bytes without a copy; its
   * blocks no longer count against the quota.
   */
  public Optional<ContentBytes> detach(String path) {
    return Optional.empty();
  }
}
