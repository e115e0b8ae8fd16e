package dev.wadup.cli.export;

import dev.wadup.cli.query.FormatName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** What {@code --format} of an export takes. */
enum ExportFormat {
  PARQUET,
  CSV,
  JSONL;

  /** A writer of files in this format that may keep its own files in {@code folder}. */
  TableWriter open(Path folder) throws IOException {
    return switch (this) {
      case PARQUET -> ParquetWriter.open(folder);
      case CSV -> new TextWriter(FormatName.CSV);
      case JSONL -> new TextWriter(FormatName.JSONL);
    };
  }

  /** What files of this format end in. */
  String extension() {
    return name().toLowerCase(Locale.ROOT);
  }
}
