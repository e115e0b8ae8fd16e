package dev.wadup.cli;

import dev.wadup.RunListener;
import dev.wadup.result.ContentResult;
import dev.wadup.sink.SkippedEntry;
import java.io.PrintWriter;

/** Prints a line for each content that failed or was left out, and passes everything on. */
record FailureLines(RunListener next, PrintWriter err) implements RunListener {
  @Override
  public void counted(long files, long bytes, boolean whole) {
    next.counted(files, bytes, whole);
  }

  @Override
  public void contentDone(ContentResult result) {
    if (result.errorMessage() != null) {
      print(result.path() + ": " + result.errorMessage());
    }
    next.contentDone(result);
  }

  @Override
  public void skipped(SkippedEntry entry) {
    print(entry.path() + ": skipped, " + entry.reason());
    next.skipped(entry);
  }

  private void print(String line) {
    err.println(SafeText.of(line));
    err.flush();
  }
}
