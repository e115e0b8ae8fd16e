package dev.wadup.output;

import dev.wadup.content.ContentBytes;
import dev.wadup.table.SchemaRegistry;
import java.nio.file.Path;
import java.util.Optional;

/** Any bytes as an announcement: a child inside the content, or refused with the file's name. */
public final class SubContentFuzz {
  private static final String FILE = "/subcontent/metadata_1.json";
  private static final int CONTENT_BYTES = 10;

  private SubContentFuzz() {}

  /** What a coverage-guided fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    SubContentIntake intake =
        new SubContentIntake(
            ContentBytes.of(new byte[CONTENT_BYTES]),
            new OutputSettings(OutputLimits.DEFAULT, new SchemaRegistry(), Path.of("unused")),
            ChildGate.OPEN);
    try {
      intake.accept(FILE, "1", ContentBytes.of(bytes), Optional.of(ContentBytes.of(bytes)));
      ChildAnnouncement child = intake.children().getFirst();
      long end = child.offset() == null ? 0 : child.offset() + child.bytes().size();
      if (end < 0 || end > CONTENT_BYTES) {
        throw new AssertionError("a slice that leaves the content: " + child);
      }
    } catch (BadOutputException e) {
      if (e.getMessage() == null || !e.getMessage().startsWith(FILE)) {
        throw new AssertionError("a message that does not name the file", e);
      }
    }
  }
}
