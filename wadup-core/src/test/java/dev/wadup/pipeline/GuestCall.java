package dev.wadup.pipeline;

import dev.wadup.content.ContentBytes;
import dev.wadup.content.ContentUnavailableException;
import dev.wadup.engine.Invocation;
import dev.wadup.vfs.ErrnoException;
import dev.wadup.vfs.VirtualFileSystem;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/** One call of a fake guest: what it can see and do. */
final class GuestCall {
  private final Invocation invocation;
  private final VirtualFileSystem files;
  private final BooleanSupplier interrupted;
  private int written;
  private boolean factsRead;

  GuestCall(Invocation invocation, VirtualFileSystem files, BooleanSupplier interrupted) {
    this.invocation = invocation;
    this.files = files;
    this.interrupted = interrupted;
  }

  ContentBytes data() {
    return invocation.data();
  }

  byte[] bytes() throws ContentUnavailableException {
    byte[] bytes = new byte[(int) data().size()];
    data().copyTo(0, MemorySegment.ofArray(bytes), 0, bytes.length);
    return bytes;
  }

  String text() throws ContentUnavailableException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** Whether the guest opened its facts. */
  boolean factsRead() {
    return factsRead;
  }

  String facts() {
    factsRead = true;
    return new String(invocation.facts().get(), StandardCharsets.UTF_8);
  }

  /** Waits as a guest in an endless loop: until the engine interrupts it. */
  void loop() {
    while (!interrupted.getAsBoolean()) {
      Thread.onSpinWait();
    }
    throw new FakeTimeout();
  }

  void row(long value) throws ErrnoException {
    write(
        "/metadata/m" + written++ + ".json",
        """
        {"tables":[{"name":"numbers","columns":[{"name":"n","data_type":"Int64"}]}],
         "rows":[{"table_name":"numbers","values":[{"Int64":%d}]}]}\
        """
            .formatted(value));
  }

  void metadata(String json) throws ErrnoException {
    write("/metadata/m" + written++ + ".json", json);
  }

  void child(String name, byte[] bytes) throws ErrnoException {
    int n = written++;
    write("/subcontent/data_" + n + ".bin", bytes);
    write("/subcontent/metadata_" + n + ".json", "{\"filename\":\"" + name + "\"}");
  }

  void child(String name, String text) throws ErrnoException {
    child(name, text.getBytes(StandardCharsets.UTF_8));
  }

  void slice(String name, long offset, long length) throws ErrnoException {
    write(
        "/subcontent/metadata_" + written++ + ".json",
        "{\"filename\":\"%s\",\"offset\":%d,\"length\":%d}".formatted(name, offset, length));
  }

  private void write(String path, String text) throws ErrnoException {
    write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String path, byte[] bytes) throws ErrnoException {
    files.write(path, bytes);
    invocation.closeListener().fileClosed(files, path);
  }

  /** Thrown through the guest's Java frames when the engine stops it. */
  static final class FakeTimeout extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
