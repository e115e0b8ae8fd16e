package dev.wadup.engine;

import dev.wadup.content.ContentBytes;
import dev.wadup.vfs.CloseListener;
import java.util.function.Supplier;

/**
 * One content, as an engine sees it.
 *
 * @param data what {@code /data.bin} holds
 * @param facts what {@code /content.json} holds, made when it is first opened
 * @param closeListener told of each file written and closed
 * @param seed of the guest's randomness where the engine is deterministic
 */
public record Invocation(
    ContentBytes data, Supplier<byte[]> facts, CloseListener closeListener, long seed) {
  /** A content for an engine that is not deterministic. */
  public Invocation(ContentBytes data, Supplier<byte[]> facts, CloseListener closeListener) {
    this(data, facts, closeListener, 0);
  }
}
