package dev.wadup.cli.export;

import dev.wadup.cli.query.RowFormat;
import java.io.IOException;
import java.nio.file.Path;

/** Makes files of one format. */
interface TableWriter extends AutoCloseable {
  /** Takes the rows of a table; the file is whole when this is closed. */
  Sheet begin(ExportTable table, Path file) throws IOException;

  @Override
  default void close() throws IOException {}

  /** A file being written. */
  interface Sheet extends RowFormat, AutoCloseable {
    @Override
    void close() throws IOException;
  }
}
