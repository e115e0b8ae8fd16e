package dev.wadup.content;

import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps extracted bytes until they are processed: in memory up to a budget, beyond it in files of a
 * private folder, which have no name from the moment they are opened.
 */
public final class SpillStore implements AutoCloseable {
  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** What a waiting content takes beside its bytes, so that a million empty ones count too. */
  private static final long ITEM_BYTES = 512;

  private final Path folder;
  private final SpillLimits limits;
  private final AtomicLong heapBytes = new AtomicLong();
  private final AtomicLong diskBytes = new AtomicLong();
  private volatile boolean full;
  private @Nullable SpillFile current;

  /**
   * A store that has not touched the disk yet.
   *
   * @param folder made when it is first needed, deleted at the end
   */
  public SpillStore(Path folder, SpillLimits limits) {
    this.folder = folder;
    this.limits = limits;
  }

  /**
   * Takes bytes into its care.
   *
   * @return empty if neither memory nor disk may hold them
   * @throws ContentUnavailableException if the bytes can't be read
   * @throws WadupException if the disk can't be written
   */
  public Optional<BackingStore> keep(ContentBytes bytes) throws ContentUnavailableException {
    long held = bytes.size() + ITEM_BYTES;
    if (reserve(heapBytes, held, limits.maxHeapBytes())) {
      return Optional.of(new Kept(bytes, () -> heapBytes.addAndGet(-held)));
    }
    if (!reserve(diskBytes, bytes.size(), limits.maxDiskBytes())) {
      full = true;
      return Optional.empty();
    }
    return Optional.of(spill(bytes));
  }

  /** Whether bytes were ever refused for want of space. */
  public boolean wasFull() {
    return full;
  }

  private Path folder() {
    try {
      Files.createDirectories(folder, PRIVATE);
      return folder;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private BackingStore spill(ContentBytes bytes) throws ContentUnavailableException {
    SpillFile.@Nullable Region region = null;
    try {
      region = allocate(bytes.size());
      SpillFile.Region held = region;
      return new Kept(held.write(bytes), () -> release(held, bytes.size()));
    } catch (ContentUnavailableException e) {
      release(region, bytes.size());
      throw e;
    } catch (IOException e) {
      release(region, bytes.size());
      throw failure(e);
    }
  }

  private void release(SpillFile.@Nullable Region region, long size) {
    if (region != null) {
      region.close();
    }
    diskBytes.addAndGet(-size);
  }

  private synchronized SpillFile.Region allocate(long size) throws IOException {
    if (current == null || !current.hasRoom(size)) {
      retireCurrent();
      current = SpillFile.create(folder(), size);
    }
    return current.allocate(size);
  }

  private void retireCurrent() {
    if (current != null) {
      current.release();
      current = null;
    }
  }

  private static boolean reserve(AtomicLong counter, long size, long limit) {
    if (counter.addAndGet(size) <= limit) {
      return true;
    }
    counter.addAndGet(-size);
    return false;
  }

  private WadupException failure(IOException cause) {
    return new WadupException(
        ErrorCode.SPILL_FAILED,
        "Extracted bytes can't be written to '%s': %s. Choose another place with --spill-dir."
            .formatted(folder, EntryKind.ofFailure(cause)),
        cause);
  }

  @Override
  public synchronized void close() {
    retireCurrent();
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // An empty folder that stays harms nobody.
    }
  }

  private record Kept(ContentBytes bytes, Runnable release) implements BackingStore {
    @Override
    public void close() {
      release.run();
    }
  }
}
