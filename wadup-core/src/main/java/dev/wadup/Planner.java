package dev.wadup;

import dev.wadup.content.Content;
import dev.wadup.content.ContentUnavailableException;
import dev.wadup.content.InputFile;
import dev.wadup.content.MappingPool;
import dev.wadup.content.ScanVisitor;
import dev.wadup.content.SourceFile;
import dev.wadup.mime.MimeDetector;
import dev.wadup.pipeline.ModuleFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Groups the files of a scan by their type and by the modules that want them. */
final class Planner implements ScanVisitor {
  private static final UUID NOBODY = new UUID(0, 0);
  private static final String UNREADABLE = "(can't be read)";

  private record Group(String mimeType, List<String> modules) {}

  private final List<ModuleFile> modules;
  private final MimeDetector types = new MimeDetector();
  private final MappingPool mappings = new MappingPool();
  private final Map<Group, PlannedWork> groups = new HashMap<>();

  Planner(List<ModuleFile> modules) {
    this.modules = modules;
  }

  @Override
  public boolean file(InputFile file) {
    Group group = group(file);
    groups.merge(group, work(group, file.size()), Planner::sum);
    return true;
  }

  private Group group(InputFile file) {
    try (SourceFile source = SourceFile.open(file.file(), mappings)) {
      Content content =
          new Content(NOBODY, file.filename(), file.path(), null, NOBODY, 0, null, source.bytes());
      String mimeType = types.detect(content);
      return new Group(mimeType, wanting(content, mimeType));
    } catch (ContentUnavailableException e) {
      return new Group(UNREADABLE, List.of());
    }
  }

  private List<String> wanting(Content content, String mimeType)
      throws ContentUnavailableException {
    List<String> names = new ArrayList<>();
    for (ModuleFile module : modules) {
      if (module.manifest().wants().accept(content, mimeType)) {
        names.add(module.name());
      }
    }
    return names;
  }

  private static PlannedWork work(Group group, long size) {
    return new PlannedWork(group.mimeType(), group.modules(), 1, size);
  }

  private static PlannedWork sum(PlannedWork one, PlannedWork other) {
    return new PlannedWork(
        one.mimeType(), one.modules(), one.files() + other.files(), one.bytes() + other.bytes());
  }

  @Override
  public void skipped(String input, String path, String reason) {}

  /** What was found so far, the most frequent first. */
  List<PlannedWork> work() {
    return groups.values().stream()
        .sorted(
            Comparator.comparingLong(PlannedWork::files)
                .reversed()
                .thenComparing(PlannedWork::mimeType)
                .thenComparing(work -> work.modules().toString()))
        .toList();
  }
}
