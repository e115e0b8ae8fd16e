package dev.wadup.pipeline;

import dev.wadup.content.ContentBytes;
import dev.wadup.content.ContentHash;
import dev.wadup.content.ContentUnavailableException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A content and all it came from, as far as it takes to see that a child repeats one of them. Equal
 * contents have equal sizes, so that most are never hashed for this.
 */
final class Ancestry {
  private final @Nullable Ancestry parent;
  private final UUID uuid;
  private final long size;
  private volatile @Nullable ContentBytes bytes;
  private volatile @Nullable String sha256;

  Ancestry(@Nullable Ancestry parent, UUID uuid, ContentBytes bytes) {
    this.parent = parent;
    this.uuid = uuid;
    this.bytes = bytes;
    this.size = bytes.size();
  }

  /** The hash of this content; computed when first asked for. */
  String sha256() throws ContentUnavailableException {
    String known = sha256;
    if (known == null) {
      known = ContentHash.sha256(Objects.requireNonNull(bytes, "hashed before its bytes go"));
      sha256 = known;
    }
    return known;
  }

  /** Makes it independent of the bytes, which go away before its descendants are done. */
  void outliveBytes() throws ContentUnavailableException {
    sha256();
    bytes = null;
  }

  /** The hash if it has been computed. */
  @Nullable String knownSha256() {
    return sha256;
  }

  /** The nearest ancestor with the same bytes. */
  Optional<UUID> repeated() throws ContentUnavailableException {
    for (Ancestry older = parent; older != null; older = older.parent) {
      if (older.size == size && older.sha256().equals(sha256())) {
        return Optional.of(older.uuid);
      }
    }
    return Optional.empty();
  }
}
