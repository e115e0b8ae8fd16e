package dev.wadup.output;

import dev.wadup.content.ContentBytes;
import dev.wadup.table.RowBatch;
import dev.wadup.table.SchemaRegistry;
import java.nio.file.Path;

/** Any bytes as a metadata file: taken whole, or refused with a message that names the file. */
public final class MetadataFuzz {
  private static final String FILE = "/metadata/1.json";

  private MetadataFuzz() {}

  /** What a coverage-guided fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    if (!takesOrRefuses(bytes)) {
      throw new AssertionError("neither taken whole nor refused by name");
    }
  }

  static boolean takesOrRefuses(byte[] bytes) {
    MetadataIntake intake =
        new MetadataIntake(
            "module",
            new OutputSettings(OutputLimits.DEFAULT, new SchemaRegistry(), Path.of("unused")));
    try {
      intake.accept(FILE, ContentBytes.of(bytes));
      while (intake.acceptDeferred()) {}
      return intake.build().stream().mapToInt(RowBatch::rowCount).sum() == intake.rowCount();
    } catch (BadOutputException e) {
      return e.getMessage() != null && e.getMessage().startsWith(FILE);
    }
  }
}
