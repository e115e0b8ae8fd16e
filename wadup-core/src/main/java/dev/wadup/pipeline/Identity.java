package dev.wadup.pipeline;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Name-based UUIDs (RFC 9562, version 5), as the guest contract's "Identity" lays them down. */
final class Identity {
  private static final UUID NAMESPACE = UUID.fromString("6f0a2c1e-5d0b-5c7e-9b7d-2f1d7a3c8e54");

  private Identity() {}

  /** An input's: from its name. */
  static UUID ofInput(String input) {
    return UuidCreator.getNameBasedSha1(NAMESPACE, input);
  }

  /** A root's: from its input and the raw bytes of its path below it. */
  static UUID ofRoot(UUID input, byte[] path) {
    return UuidCreator.getNameBasedSha1(input, path);
  }

  /** A child's: from its parent, the module and the order of its announcement in that call. */
  static UUID ofChild(UUID parent, String moduleName, int ordinal) {
    byte[] module = moduleName.getBytes(StandardCharsets.UTF_8);
    ByteBuffer name = ByteBuffer.allocate(Integer.BYTES + module.length);
    return UuidCreator.getNameBasedSha1(parent, name.putInt(ordinal).put(module).array());
  }
}
