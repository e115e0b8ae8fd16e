package dev.wadup.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilterTest {
  @TempDir private Path top;

  @BeforeEach
  void makeFiles() throws IOException {
    for (String name : List.of("a.pdf", "b.txt", "docs/c.pdf", "docs/old/d.pdf", ".git/e.pdf")) {
      Path file = top.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
    }
  }

  private static List<Glob> globs(String... patterns) {
    return Arrays.stream(patterns).map(pattern -> Glob.of(pattern, false)).toList();
  }

  private RecordingVisitor scan(InputFilter filter) {
    RecordingVisitor found = new RecordingVisitor();
    ScanSettings settings = new ScanSettings(Exclusions.NONE, filter, false);
    InputScanner.of(new Input.Tree(top, "in"), settings).scan(found);
    return found;
  }

  private List<String> paths(InputFilter filter) {
    return scan(filter).paths();
  }

  @Test
  void include_name_isLookedForInEveryDirectory() {
    InputFilter filter = new InputFilter(globs("*.pdf"), List.of(), Long.MAX_VALUE);
    assertThat(paths(filter))
        .containsExactly(".git/e.pdf", "a.pdf", "docs/c.pdf", "docs/old/d.pdf");
  }

  @Test
  void include_path_isThatBelowTheInput() {
    InputFilter filter = new InputFilter(globs("docs/*.pdf"), List.of(), Long.MAX_VALUE);
    assertThat(paths(filter)).containsExactly("docs/c.pdf");
  }

  @Test
  void exclude_directory_leavesOutAllInIt() {
    InputFilter filter =
        new InputFilter(List.of(), globs(".git", "docs/old", "*.txt"), Long.MAX_VALUE);
    assertThat(paths(filter)).containsExactly("a.pdf", "docs/c.pdf");
  }

  @Test
  void maxBytes_largerFile_isSkippedByName() {
    RecordingVisitor found = scan(new InputFilter(List.of(), List.of(), 5));
    assertThat(found.paths()).containsExactly("a.pdf", "b.txt");
    assertThat(found.skipped)
        .containsEntry("docs/c.pdf", "10 bytes, more than 5 (--max-file-size)");
  }

  @Test
  void pathList_isFilteredLikewise() {
    String list = "%s/docs/old/d.pdf\n%s/a.pdf\n%s/b.txt\n".formatted(top, top, top);
    Input input =
        new Input.PathList(
            new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)), (byte) '\n');
    RecordingVisitor found = new RecordingVisitor();
    InputFilter filter = new InputFilter(globs("*.pdf"), globs("old"), Long.MAX_VALUE);
    InputScanner.of(input, new ScanSettings(Exclusions.NONE, filter, false)).scan(found);
    assertThat(found.files).extracting(InputFile::filename).containsExactly("a.pdf");
  }

  @Test
  void leavesOut_knownRoot_asTheScanWould() {
    InputFilter filter = new InputFilter(globs("*.pdf"), globs("old dir"), 100);
    assertThat(filter.leavesOut("a%20b.pdf", 100)).isFalse();
    assertThat(filter.leavesOut("a.pdf", 101)).isTrue();
    assertThat(filter.leavesOut("a.txt", 1)).isTrue();
    assertThat(filter.leavesOut("old%20dir/x/a.pdf", 1)).isTrue();
  }
}
