package dev.wadup.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.wadup.error.WadupException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DirectoryScannerTest {
  @TempDir Path temp;
  private Path top;

  @BeforeEach
  void makeTop() throws IOException {
    top = Files.createDirectory(temp.toRealPath().resolve("top"));
  }

  @Test
  void scan_tree_givesFilesDepthFirstInByteOrder() throws IOException {
    for (String name : List.of("b", "a/2", "a/1", "a/c/x", "B", "a.txt")) {
      write(name);
    }

    assertThat(scan().paths()).containsExactly("B", "a/1", "a/2", "a/c/x", "a.txt", "b");
  }

  @Test
  void scan_twoTrees_namesEachInput() throws IOException {
    write("x");

    InputFile byPath = scan().files.getFirst();
    InputFile byName = scan(new Input.Tree(top, "books"), Exclusions.NONE, false).files.getFirst();

    assertThat(byPath.input()).isEqualTo(top.toString());
    assertThat(byName.input()).isEqualTo("books");
    assertThat(byName.size()).isEqualTo(1);
  }

  @Test
  void scan_singleFile_givesItsName() throws IOException {
    Path file = write("only.bin");

    RecordingVisitor found = scan(new Input.Tree(file), Exclusions.NONE, false);

    assertThat(found.paths()).containsExactly("only.bin");
    assertThat(found.files.getFirst().input()).isEqualTo(file.toString());
  }

  @Test
  void scan_missingInput_isRefusedByName() {
    Path missing = top.resolve("nothing-here");

    assertThatThrownBy(() -> InputScanner.of(new Input.Tree(missing), ScanSettings.ALL))
        .isInstanceOf(WadupException.class)
        .hasMessageContaining("nothing-here");
  }

  @Test
  void scan_nameThatIsNotUtf8_keepsItsBytes() throws IOException {
    writeRaw("odd%FF%20na%C3%A4me");

    InputFile file = scan().files.getFirst();

    assertThat(file.isUtf8()).isFalse();
    assertThat(file.filename()).isEqualTo("odd\uFFFD naäme");
    assertThat(file.pathRaw()).isEqualTo("odd%FF%20na%C3%A4me");
    assertThat(file.pathBytes()).contains((byte) 0xFF);
    assertThat(file.file()).exists();
  }

  @Test
  void scan_directoryThatIsNotUtf8_marksItsFiles() throws IOException {
    Path directory = Path.of(URI.create(top.toUri() + "d%FE"));
    Files.createDirectory(directory);
    Files.write(directory.resolve("plain"), new byte[1]);

    InputFile file = scan().files.getFirst();

    assertThat(file.isUtf8()).isFalse();
    assertThat(file.pathRaw()).isEqualTo("d%FE/plain");
    assertThat(file.file()).exists();
  }

  @Test
  void scan_newlinesAndControlCharacters_areNamesLikeOthers() throws IOException {
    writeRaw("a%0Ab%1B%5B31m");

    InputFile file = scan().files.getFirst();

    assertThat(file.isUtf8()).isTrue();
    assertThat(file.filename()).isEqualTo("a\nb\u001B[31m");
    assertThat(file.pathRaw()).isEqualTo("a%0Ab%1B%5B31m");
  }

  @Test
  void scan_specialFiles_areSkippedByKind() throws Exception {
    run("mkfifo", top.resolve("pipe").toString());
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(top.resolve("s")));

      assertThat(scan().skipped)
          .containsEntry("pipe", "a FIFO")
          .containsEntry("s", "a socket")
          .hasSize(2);
    }
  }

  @Test
  void scan_links_areSkippedByDefault() throws IOException {
    write("file");
    Files.createSymbolicLink(top.resolve("link"), top.resolve("file"));
    Files.createSymbolicLink(top.resolve("out"), temp);

    RecordingVisitor found = scan();

    assertThat(found.paths()).containsExactly("file");
    assertThat(found.skipped).containsOnlyKeys("link", "out");
  }

  @Test
  void scan_followingLinks_stopsAtLoops() throws IOException {
    write("d/file");
    Files.createSymbolicLink(top.resolve("d/up"), top);
    Files.createSymbolicLink(top.resolve("self"), Path.of("self"));
    Files.createSymbolicLink(top.resolve("way"), top.resolve("d/file"));

    RecordingVisitor found = scan(new Input.Tree(top), Exclusions.NONE, true);

    assertThat(found.paths()).containsExactly("d/file", "way");
    assertThat(found.skipped).containsEntry("d/up", "a link in a loop").containsKey("self");
  }

  @Test
  void scan_depth200_reachesTheEnd() throws IOException {
    Path deep = top;
    for (int i = 0; i < 200; i++) {
      deep = deep.resolve("d");
    }
    Files.createDirectories(deep);
    Files.write(deep.resolve("end"), new byte[1]);

    assertThat(scan().files).singleElement().extracting(InputFile::filename).isEqualTo("end");
  }

  @Test
  void scan_pathsTooLong_areSkippedWithReason() throws Exception {
    String script = "import os\nfor i in range(25): os.mkdir('d' * 200); os.chdir('d' * 200)";
    runIn(top, "python3", "-c", script);
    try {
      assertThat(scan().skipped.values()).containsExactly("its path is longer than 4,096 bytes");
    } finally {
      run("rm", "-rf", top.toString());
    }
  }

  @Test
  void scan_entryThatVanishes_isSkipped() throws IOException {
    write("a");
    Path b = write("b");
    RecordingVisitor found = new RecordingVisitor(file -> delete(b));

    InputScanner.of(new Input.Tree(top), ScanSettings.ALL).scan(found);

    assertThat(found.paths()).containsExactly("a");
    assertThat(found.skipped).containsEntry("b", "vanished");
  }

  @Test
  void scan_unreadableDirectory_isSkippedAndTheRestGoesOn() throws IOException {
    Path closed = Files.createDirectory(top.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(closed), "the superuser reads everything");
    write("open");

    RecordingVisitor found = scan();

    assertThat(found.paths()).containsExactly("open");
    assertThat(found.skipped).containsEntry("closed/", "unreadable directory: permission denied");
  }

  @Test
  void scan_visitorHasEnough_stops() throws IOException {
    write("a");
    write("b");
    write("c");
    RecordingVisitor found = new RecordingVisitor().stoppingAfter(2);

    InputScanner.of(new Input.Tree(top), ScanSettings.ALL).scan(found);

    assertThat(found.paths()).containsExactly("a", "b");
  }

  @Test
  void scan_excludedFiles_areLeftOutUnderEveryName() throws IOException {
    Path database = write("results.db");
    write("kept");
    Files.createLink(top.resolve("hard"), database);
    Files.createSymbolicLink(top.resolve("soft"), database);
    Exclusions exclusions = Exclusions.of(List.of(database, top.resolve("results.db-wal")));
    write("results.db-wal");

    RecordingVisitor found = scan(new Input.Tree(top), exclusions, true);

    assertThat(found.paths()).containsExactly("kept");
    assertThat(found.skipped).isEmpty();
  }

  private RecordingVisitor scan() {
    return scan(new Input.Tree(top), Exclusions.NONE, false);
  }

  private static RecordingVisitor scan(Input.Tree tree, Exclusions exclusions, boolean follow) {
    RecordingVisitor visitor = new RecordingVisitor();
    InputScanner.of(tree, new ScanSettings(exclusions, InputFilter.NONE, follow)).scan(visitor);
    return visitor;
  }

  private Path write(String name) throws IOException {
    Path file = top.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, new byte[1]);
  }

  private void writeRaw(String encodedName) throws IOException {
    Files.write(Path.of(URI.create(top.toUri() + encodedName)), new byte[1]);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void run(String... command) throws Exception {
    runIn(Path.of("/"), command);
  }

  private static void runIn(Path directory, String... command) throws Exception {
    Process process = new ProcessBuilder(command).directory(directory.toFile()).start();
    assertThat(process.waitFor()).isZero();
  }
}
