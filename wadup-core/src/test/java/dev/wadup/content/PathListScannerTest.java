package dev.wadup.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathListScannerTest {
  @TempDir Path temp;

  @Test
  void scan_lines_givesFilesWithAbsolutePaths() throws IOException {
    Path one = Files.write(temp.resolve("one"), new byte[3]);
    Path two = Files.write(temp.resolve("two"), new byte[0]);

    RecordingVisitor found = scan('\n', one + "\n\n" + two);

    assertThat(found.paths()).containsExactly(one.toString(), two.toString());
    assertThat(found.files).allMatch(file -> file.input().equals("-"));
  }

  @Test
  void scan_fileListedTwice_isGivenOnce() throws IOException {
    Path one = Files.write(temp.resolve("one"), new byte[3]);

    assertThat(scan('\n', one + "\n" + temp + "/./one").paths()).containsExactly(one.toString());
  }

  @Test
  void scan_nulSeparated_takesNewlinesInNames() throws IOException {
    Path odd = Files.write(temp.resolve("a\nb"), new byte[1]);

    assertThat(scan('\0', odd + "\0").paths()).containsExactly(odd.toString());
  }

  @Test
  void scan_bytesThatAreNotUtf8_areFound() throws IOException {
    Files.write(Path.of(URI.create(temp.toUri() + "x%FF")), new byte[1]);
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    list.writeBytes((temp + "/x").getBytes(StandardCharsets.UTF_8));
    list.write(0xFF);

    RecordingVisitor found = scan('\n', list.toByteArray());

    assertThat(found.files).singleElement().extracting(InputFile::isUtf8).isEqualTo(false);
    assertThat(found.files.getFirst().pathRaw()).endsWith("/x%FF");
  }

  @Test
  void scan_whatIsNoFile_isSkippedWithReason() throws IOException {
    Path link = Files.createSymbolicLink(temp.resolve("link"), temp);
    String tooLong = "/" + "d".repeat(5_000);

    RecordingVisitor found =
        scan('\n', String.join("\n", "" + temp, "" + link, "/no/such", tooLong));

    assertThat(found.files).isEmpty();
    assertThat(found.skipped)
        .containsEntry(temp.toString(), "a directory in a list of paths")
        .containsEntry(link.toString(), "a symbolic link, not followed")
        .containsEntry("/no/such", "vanished")
        .containsValue("its path is longer than 4,096 bytes");
  }

  @Test
  void scan_nulInALine_isSkipped() {
    assertThat(scan('\n', "a\0b\n").skipped).containsEntry("a\0b", "its path holds a NUL");
  }

  private static RecordingVisitor scan(char separator, String list) {
    return scan(separator, list.getBytes(StandardCharsets.UTF_8));
  }

  private static RecordingVisitor scan(char separator, byte[] list) {
    RecordingVisitor visitor = new RecordingVisitor();
    Input input = new Input.PathList(new ByteArrayInputStream(list), (byte) separator);
    InputScanner.of(input, ScanSettings.ALL).scan(visitor);
    return visitor;
  }
}
