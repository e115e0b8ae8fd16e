package dev.wadup.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Keeps what a scan finds. */
final class RecordingVisitor implements ScanVisitor {
  final List<InputFile> files = new ArrayList<>();
  final Map<String, String> skipped = new LinkedHashMap<>();
  private final Consumer<InputFile> onFile;
  private int remaining = Integer.MAX_VALUE;

  RecordingVisitor() {
    this(file -> {});
  }

  RecordingVisitor(Consumer<InputFile> onFile) {
    this.onFile = onFile;
  }

  RecordingVisitor stoppingAfter(int count) {
    remaining = count;
    return this;
  }

  @Override
  public boolean file(InputFile file) {
    files.add(file);
    onFile.accept(file);
    remaining--;
    return remaining > 0;
  }

  @Override
  public void skipped(String input, String path, String reason) {
    skipped.put(path, reason);
  }

  List<String> paths() {
    return files.stream().map(InputFile::path).toList();
  }
}
