package dev.wadup.cli.query;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way to write the rows of a query; a value is null, a number, a string or a byte array. */
public interface RowFormat {
  void begin(List<String> columns) throws IOException;

  void row(List<? extends @Nullable Object> values) throws IOException;

  void end() throws IOException;
}
