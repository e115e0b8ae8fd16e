package dev.wadup.content;

import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of contents, in lower-case hex. */
public final class ContentHash {
  private static final int CHUNK_BYTES = 64 << 10;

  /** Copied for each content: looking one up costs more than hashing a small file. */
  private static final MessageDigest UNUSED = newDigest();

  private ContentHash() {}

  /**
   * Reads all the bytes, a part at a time.
   *
   * @throws ContentUnavailableException if they can't be read
   */
  public static String sha256(ContentBytes bytes) throws ContentUnavailableException {
    MessageDigest digest = copyOfUnused();
    byte[] chunk = new byte[(int) Math.min(bytes.size(), CHUNK_BYTES)];
    MemorySegment target = MemorySegment.ofArray(chunk);
    for (long done = 0; done < bytes.size(); done += chunk.length) {
      int length = (int) Math.min(chunk.length, bytes.size() - done);
      bytes.copyTo(done, target, 0, length);
      digest.update(chunk, 0, length);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest copyOfUnused() {
    try {
      return (MessageDigest) UNUSED.clone();
    } catch (CloneNotSupportedException e) {
      return newDigest();
    }
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
