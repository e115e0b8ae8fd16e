package dev.wadup.output;

import dev.wadup.content.ContentBytes;
import dev.wadup.table.OverflowFile;
import dev.wadup.table.RowBatch;
import java.util.ArrayDeque;
import java.util.List;

/** Takes the files of {@code /metadata} that one module wrote about one content. */
final class MetadataIntake {
  private record Deferred(String file, ContentBytes bytes) {}

  /** What a waiting file takes beside its bytes. */
  private static final long DEFERRED_BYTES = 256;

  private final OutputSettings settings;
  private final OverflowFile spill;
  private final ModuleTables tables;
  private final ArrayDeque<Deferred> deferred = new ArrayDeque<>();
  private long byteCount;

  MetadataIntake(String moduleName, OutputSettings settings) {
    this.settings = settings;
    this.spill = settings.newOverflowFile();
    this.tables = new ModuleTables(moduleName, settings, spill);
  }

  long rowCount() {
    return tables.rowCount();
  }

  /** Takes a file whole; one with rows of tables that nobody has defined yet waits for the end. */
  void accept(String file, ContentBytes bytes) throws BadOutputException {
    checkSize(file, bytes);
    FileTables read = read(file, bytes, new FileTables(tables));
    if (read.unknownTable().isPresent() && !read.definitions().isEmpty()) {
      read = read(file, bytes, read.again());
    }
    if (read.unknownTable().isEmpty()) {
      tables.merge(read);
    } else {
      tables.define(read.definitions());
      charge(file, DEFERRED_BYTES);
      deferred.add(new Deferred(file, keep(bytes)));
    }
  }

  /** Reads one of the files that waited; false if none is left. */
  boolean acceptDeferred() throws BadOutputException {
    if (deferred.isEmpty()) {
      return false;
    }
    Deferred next = deferred.removeFirst();
    FileTables read = read(next.file(), next.bytes(), new FileTables(tables));
    if (read.unknownTable().isPresent()) {
      throw new BadOutputException(
          "%s: rows of table %s, which nobody has defined"
              .formatted(next.file(), Excerpt.of(read.unknownTable().get())));
    }
    tables.merge(read);
    return true;
  }

  List<RowBatch> build() throws BadOutputException {
    return tables.build();
  }

  private FileTables read(String file, ContentBytes bytes, FileTables into)
      throws BadOutputException {
    MetadataDecoder.decode(file, bytes, settings, into);
    return into;
  }

  private void checkSize(String file, ContentBytes bytes) throws BadOutputException {
    OutputLimits limits = settings.limits();
    if (bytes.size() > limits.fileBytes()) {
      throw new BadOutputException(
          "%s: %d bytes, the limit is %d".formatted(file, bytes.size(), limits.fileBytes()));
    }
    charge(file, bytes.size());
  }

  private void charge(String file, long bytes) throws BadOutputException {
    byteCount += bytes;
    if (byteCount > settings.limits().metadataBytes()) {
      throw new BadOutputException(
          "%s: more than %d bytes of metadata for one content"
              .formatted(file, settings.limits().metadataBytes()));
    }
  }

  private ContentBytes keep(ContentBytes bytes) throws BadOutputException {
    return spill.hold(bytes.size()) ? bytes : SpilledBytes.copyOf(bytes, spill);
  }
}
