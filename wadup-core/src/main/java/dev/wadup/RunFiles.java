package dev.wadup;

import dev.wadup.content.Exclusions;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The files that a run itself makes, which are never its inputs.
 *
 * @param database the results database
 * @param spillFolder private folder for what memory should not hold
 * @param others whatever else must not be an input
 */
record RunFiles(Path database, Path spillFolder, List<Path> others) {
  private static final List<String> SIDE_FILES =
      List.of("", "-wal", "-shm", "-journal", "-lock", "-crash.log");

  static RunFiles of(JobConfig job) {
    Path database = job.output().toAbsolutePath();
    Path beside = database.resolveSibling(".wadup-spill-" + UUID.randomUUID());
    Path chosen = job.spillDirectory();
    Path supervision = job.supervision();
    return new RunFiles(
        database,
        chosen == null ? beside : chosen.toAbsolutePath().resolve(name(beside)),
        supervision == null ? List.of() : List.of(supervision));
  }

  Exclusions exclusions() {
    Stream<Path> files =
        SIDE_FILES.stream().map(suffix -> database.resolveSibling(name(database) + suffix));
    return Exclusions.of(
        Stream.of(files, Stream.of(spillFolder), others.stream()).flatMap(names -> names).toList());
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
