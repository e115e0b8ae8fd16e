package dev.wadup.cli.repro;

import dev.wadup.JobConfig;
import dev.wadup.RunListener;
import dev.wadup.Wadup;
import dev.wadup.content.Content;
import dev.wadup.content.ContentBytes;
import dev.wadup.content.ContentUnavailableException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a job until it meets one content, and keeps that content's bytes. */
final class ContentCapture implements RunListener {
  private static final int CHUNK_BYTES = 64 << 10;

  private final Wadup wadup;
  private final String uuid;
  private final Path target;
  private volatile boolean captured;

  private ContentCapture(JobConfig job, String uuid, Path target) {
    this.wadup = new Wadup(job);
    this.uuid = uuid;
    this.target = target;
  }

  /** Writes the bytes of the content with this UUID; false if the job does not come to it. */
  static boolean run(JobConfig job, String uuid, Path target) {
    ContentCapture capture = new ContentCapture(job, uuid, target);
    capture.wadup.run(capture);
    return capture.captured;
  }

  @Override
  public boolean wantsTotals() {
    return false;
  }

  @Override
  public void processing(Content content) throws ContentUnavailableException {
    if (content.uuid().toString().equals(uuid)) {
      write(content.bytes());
      captured = true;
      wadup.stop();
    }
  }

  private void write(ContentBytes bytes) throws ContentUnavailableException {
    byte[] chunk = new byte[CHUNK_BYTES];
    MemorySegment segment = MemorySegment.ofArray(chunk);
    try (OutputStream out = Files.newOutputStream(target)) {
      for (long done = 0; done < bytes.size(); done += chunk.length) {
        int length = (int) Math.min(chunk.length, bytes.size() - done);
        bytes.copyTo(done, segment, 0, length);
        out.write(chunk, 0, length);
      }
    } catch (ContentUnavailableException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(target + " can't be written", e);
    }
  }
}
