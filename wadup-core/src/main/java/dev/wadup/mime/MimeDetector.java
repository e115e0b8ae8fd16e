package dev.wadup.mime;

import dev.wadup.content.Content;
import dev.wadup.content.ContentBytes;
import dev.wadup.content.ContentUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;

/**
 * Tells MIME types by magic numbers and names, as Tika knows them; safe for use by several threads.
 * Making one loads Tika's list, which takes a quarter of a second.
 */
public final class MimeDetector {
  private static final int PREFIX_BYTES = 64 << 10;
  private static final String UNKNOWN = "application/octet-stream";

  private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

  /**
   * The type, in lower case and without parameters; {@code application/octet-stream} if nobody can
   * tell.
   *
   * @throws ContentUnavailableException if the content's bytes can't be read
   */
  public String detect(Content content) throws ContentUnavailableException {
    byte[] prefix = prefix(content.bytes());
    Metadata name = new Metadata();
    name.set(TikaCoreProperties.RESOURCE_NAME_KEY, content.filename());
    try {
      return types.detect(new ByteArrayInputStream(prefix), name).getBaseType().toString();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    } catch (RuntimeException | StackOverflowError e) {
      // Tika matches patterns and parses XML on hostile bytes: what it can't take has no type.
      return UNKNOWN;
    }
  }

  private static byte[] prefix(ContentBytes bytes) throws ContentUnavailableException {
    byte[] prefix = new byte[(int) Math.min(bytes.size(), PREFIX_BYTES)];
    bytes.copyTo(0, MemorySegment.ofArray(prefix), 0, prefix.length);
    return prefix;
  }
}
