package dev.wadup.wasi;

/**
 * What one guest may hold or ask for beyond its file tree.
 *
 * @param openFiles open descriptors at a time; one more is EMFILE
 * @param iovecs buffers in one read or write; more are EINVAL
 * @param transferBytes bytes of these buffers together; more are EINVAL
 * @param subscriptions things waited for in one {@code poll_oneoff}; more are EINVAL
 * @param captureBytes bytes kept of stdout and of stderr each; the rest is counted as cut
 */
public record WasiLimits(
    int openFiles, int iovecs, int transferBytes, int subscriptions, int captureBytes) {
  /** The defaults that protect: 1,024 descriptors and buffers, 1 GiB, 4,096 and 1 MiB. */
  public static final WasiLimits DEFAULT = new WasiLimits(1024, 1024, 1 << 30, 4096, 1 << 20);

  /** Limits, each at least 1. */
  public WasiLimits {
    if (Math.min(openFiles, iovecs) < 1
        || Math.min(transferBytes, subscriptions) < 1
        || captureBytes < 1) {
      throw new IllegalArgumentException("a limit of WASI is below 1");
    }
  }
}
