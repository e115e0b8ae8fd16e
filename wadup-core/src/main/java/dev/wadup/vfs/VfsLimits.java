package dev.wadup.vfs;

/**
 * How large one guest's tree may grow.
 *
 * @param bytes bytes of all files it wrote, names and links included; more are ENOSPC
 * @param nodes files, directories and links; more are ENOSPC
 * @param pathBytes length of a path in UTF-8; a longer one is ENAMETOOLONG
 * @param depth directories above a node; deeper is ENAMETOOLONG
 */
public record VfsLimits(long bytes, int nodes, int pathBytes, int depth) {
  /** The defaults that protect: 256 MiB, 65,536 nodes, 4,096 bytes, 256 levels. */
  public static final VfsLimits DEFAULT = new VfsLimits(256L << 20, 65_536, 4096, 256);

  /** Limits, each at least 1. */
  public VfsLimits {
    if (bytes < 1 || nodes < 1 || pathBytes < 1 || depth < 1) {
      throw new IllegalArgumentException("a limit of the file tree is below 1");
    }
  }
}
