package dev.wadup.supervision;

import java.io.IOException;
import java.nio.file.Path;

/** The files through which a supervisor and its workers speak. */
record SupervisionFolder(Path path) {
  WorkJournal openJournal() throws IOException {
    return new WorkJournal(path.resolve("journal"));
  }

  Findings readFindings() throws IOException {
    return Findings.read(findings());
  }

  void write(Findings found) throws IOException {
    found.write(findings());
  }

  private Path findings() {
    return path.resolve("findings");
  }
}
