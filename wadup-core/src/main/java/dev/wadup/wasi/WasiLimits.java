package dev.wadup.wasi;

/**
 * What one guest may hold or ask for beyond its file tree.
 *
 * @param openFiles open descriptors at a time; one more is EMFILE
 * @param iovecs buffers in one call; more are EINVAL
 * @param transferBytes bytes moved by one call; a longer request is cut short as POSIX allows
 * @param captureBytes bytes kept of stdout and of stderr each
 */
public record WasiLimits(int openFiles, int iovecs, int transferBytes, int captureBytes) {
  /** The defaults that protect: 1,024 descriptors, 1,024 buffers, 1 GiB, 1 MiB. */
  public static final WasiLimits DEFAULT = new WasiLimits(1024, 1024, 1 << 30, 1 << 20);

  /** Limits, each at least 1. */
  public WasiLimits {
    if (openFiles < 1 || iovecs < 1 || transferBytes < 1 || captureBytes < 1) {
      throw new IllegalArgumentException("a limit of WASI is below 1");
    }
  }
}
