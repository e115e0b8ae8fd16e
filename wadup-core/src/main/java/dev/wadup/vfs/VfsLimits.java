package dev.wadup.vfs;

/**
 * How large one guest's tree may grow.
 *
 * @param bytes bytes of all files it wrote in whole blocks of 8 KiB, holes, names and link targets
 *     included; more are ENOSPC, one file larger than this EFBIG
 * @param entries names in all directories; more are ENOSPC
 * @param pathBytes length of a path in UTF-8; a longer one is ENAMETOOLONG
 * @param depth directories above a node; deeper is ENAMETOOLONG
 */
public record VfsLimits(long bytes, int entries, int pathBytes, int depth) {
  /** The defaults that protect: 256 MiB, 65,536 entries, 4,096 bytes, 256 levels. */
  public static final VfsLimits DEFAULT = new VfsLimits(256L << 20, 65_536, 4096, 256);

  /** Bytes of UTF-8 in one name, as on most file systems. */
  static final int NAME_BYTES = 255;

  /** Limits, each at least 1. */
  public VfsLimits {
    if (bytes < 1 || entries < 1 || pathBytes < 1 || depth < 1) {
      throw new IllegalArgumentException("a limit of the file tree is below 1");
    }
  }
}
