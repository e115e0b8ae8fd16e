package dev.wadup.engine;

import dev.wadup.vfs.VfsLimits;
import dev.wadup.wasi.WasiLimits;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How an engine runs every guest.
 *
 * @param limits what one guest may use for one content
 * @param isolation what state a guest is in when it meets a content
 * @param deterministic whether guests see a clock that stands still and randomness that depends on
 *     the content alone
 * @param threads how many guests run at a time
 * @param cache directory of compiled code, made if absent; null for the user's own
 */
public record EngineSettings(
    GuestLimits limits,
    IsolationMode isolation,
    boolean deterministic,
    int threads,
    VfsLimits files,
    WasiLimits wasi,
    @Nullable Path cache) {
  /** Settings with the limits of files and WASI that protect, and the user's own cache. */
  public static EngineSettings of(GuestLimits limits, IsolationMode isolation, int threads) {
    return new EngineSettings(
        limits, isolation, false, threads, VfsLimits.DEFAULT, WasiLimits.DEFAULT, null);
  }
}
