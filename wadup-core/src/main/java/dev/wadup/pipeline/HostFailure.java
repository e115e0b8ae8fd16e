package dev.wadup.pipeline;

import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Turns what should not have happened into the one exception that ends a run. */
final class HostFailure {
  private HostFailure() {}

  static WadupException asWadupException(@Nullable Throwable failure) {
    if (failure instanceof WadupException known) {
      return known;
    }
    if (failure instanceof UncheckedIOException io) {
      return new WadupException(ErrorCode.SPILL_FAILED, String.valueOf(io.getMessage()), io);
    }
    return new WadupException(
        ErrorCode.INTERNAL, "The run ended by a defect of WADUP: " + failure, failure);
  }
}
