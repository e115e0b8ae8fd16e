package dev.wadup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries of the original project's README, unchanged, over a run of two of its examples. */
@Tag("slow")
class OriginalQueriesTest {
  private static final List<Path> MODULES =
      List.of(
          Path.of("../examples/modules/byte_counter.wasm"),
          Path.of("../examples/modules/zip_extractor.wasm"));

  @TempDir private Path folder;
  private Path results;

  @BeforeEach
  void runExamples() throws IOException {
    assumeThat(MODULES).as("scripts/build-examples.sh rust").allMatch(Files::exists);
    Path input = Files.createDirectory(folder.resolve("input"));
    Files.writeString(input.resolve("plain.txt"), "0123456789");
    Files.writeString(input.resolve("broken.zip"), "PK\3\4 and no end of the archive");
    writeArchive(input.resolve("archive.zip"));
    results = folder.resolve("results.db");
    ProgramRun run =
        ProgramRun.inProcess(
            "--modules", MODULES.get(0).toString(),
            "--modules", MODULES.get(1).toString(),
            "--input", input.toString(),
            "--output", results.toString());
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.SOME_FAILED.number());
  }

  private static void writeArchive(Path file) throws IOException {
    try (var archive = new ZipOutputStream(Files.newOutputStream(file))) {
      archive.putNextEntry(new ZipEntry("nested/file.txt"));
      archive.write("nested".getBytes(StandardCharsets.UTF_8));
    }
  }

  private List<String> rows(String sql) {
    ProgramRun run = ProgramRun.inProcess("query", "--format=csv", results.toString(), sql);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out().lines().skip(1).sorted().toList();
  }

  @Test
  void processedFiles_withStatus() {
    List<String> rows = rows("SELECT filename, status, error_message FROM __wadup_content;");
    assertThat(rows).hasSize(4).contains("plain.txt,success,", "nested/file.txt,success,");
    assertThat(rows)
        .anyMatch(row -> row.startsWith("broken.zip,failed,") && row.contains("zip_extractor"));
  }

  @Test
  void contentExtractedFromAFile() {
    assertThat(
            rows(
                """
                SELECT c2.filename, c2.status
                FROM __wadup_content c1
                JOIN __wadup_content c2 ON c2.parent_uuid = c1.uuid
                WHERE c1.filename = 'archive.zip';
                """))
        .containsExactly("nested/file.txt,success");
  }

  @Test
  void moduleData_withContent() {
    assertThat(
            rows(
                """
                SELECT c.filename, f.size_bytes
                FROM file_sizes f
                JOIN __wadup_content c ON c.uuid = f.content_uuid
                WHERE c.status = 'success';
                """))
        .contains("nested/file.txt,6", "plain.txt,10")
        .hasSize(3);
  }

  @Test
  void ancestry_ofAContent() {
    assertThat(
            rows(
                """
                WITH RECURSIVE ancestry AS (
                    SELECT uuid, filename, parent_uuid, 0 as depth
                    FROM __wadup_content WHERE filename = 'nested/file.txt'
                    UNION ALL
                    SELECT c.uuid, c.filename, c.parent_uuid, a.depth + 1
                    FROM __wadup_content c
                    JOIN ancestry a ON c.uuid = a.parent_uuid
                )
                SELECT * FROM ancestry;
                """))
        .hasSize(2)
        .anyMatch(row -> row.contains(",archive.zip,") && row.endsWith(",1"));
  }

  @Test
  void outputOfModules_forAFile() {
    assertThat(
            rows(
                """
                SELECT c.filename, m.module_name, m.stdout, m.stderr
                FROM __wadup_module_output m
                JOIN __wadup_content c ON c.uuid = m.content_uuid
                WHERE c.filename LIKE '%broken.zip%';
                """))
        .anyMatch(row -> row.startsWith("broken.zip,zip_extractor,,\"error: "));
  }

  @Test
  void modulesThatProducedErrors() {
    assertThat(
            rows(
                """
                SELECT DISTINCT module_name, COUNT(*) as error_count
                FROM __wadup_module_output
                WHERE stderr IS NOT NULL
                GROUP BY module_name;
                """))
        .containsExactly("zip_extractor,1");
  }
}
