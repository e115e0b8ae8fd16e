package dev.wadup.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadup.content.ContentBytes;
import dev.wadup.table.RowBatch;
import dev.wadup.table.RowCursor;
import dev.wadup.table.SchemaRegistry;
import dev.wadup.vfs.ErrnoException;
import dev.wadup.vfs.VfsLimits;
import dev.wadup.vfs.VirtualFileSystem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputCollectorTest {
  private static final String TABLE =
      "{\"tables\":[{\"name\":\"t\",\"columns\":[{\"name\":\"c\",\"data_type\":\"Int64\"}]}]}";

  @TempDir Path spill;
  private final SchemaRegistry schemas = new SchemaRegistry();
  private final VirtualFileSystem files = new VirtualFileSystem(VfsLimits.DEFAULT, () -> 0);
  private OutputLimits limits = OutputLimits.DEFAULT;

  private OutputCollector collector() {
    return new OutputCollector("module", ContentBytes.of(new byte[100]), settings());
  }

  private OutputSettings settings() {
    return new OutputSettings(limits, schemas, spill);
  }

  private static String row(long value) {
    return "{\"rows\":[{\"table_name\":\"t\",\"values\":[{\"Int64\":" + value + "}]}]}";
  }

  private void write(String path, String text) {
    try {
      files.write(path, text.getBytes(StandardCharsets.UTF_8));
    } catch (ErrnoException e) {
      throw new AssertionError(e);
    }
  }

  private void writeAndClose(OutputCollector collector, String path, String text) {
    write(path, text);
    collector.fileClosed(files, path);
  }

  private static List<Long> longs(CollectedOutput output) {
    List<Long> values = new ArrayList<>();
    for (RowBatch batch : output.rows()) {
      RowCursor cursor = batch.cursor();
      while (cursor.next()) {
        values.add(cursor.readNull() ? null : cursor.readLong());
      }
    }
    return values;
  }

  @Test
  void fileClosed_takesTheFileOutOfTheTree() throws BadOutputException {
    OutputCollector collector = collector();

    writeAndClose(collector, "/metadata/a.json", TABLE);
    writeAndClose(collector, "/metadata/b.json", row(1));

    assertThat(files.filesIn("/metadata")).isEmpty();
    assertThat(longs(collector.finish(files))).containsExactly(1L);
  }

  @Test
  void fileClosed_elsewhere_leavesTheFile() throws BadOutputException {
    OutputCollector collector = collector();

    writeAndClose(collector, "/tmp/a.json", "x");
    writeAndClose(collector, "/metadata/notes.txt", "x");
    writeAndClose(collector, "/metadata/below/a.json", "x");

    assertThat(files.filesIn("/tmp")).containsExactly("a.json");
    assertThat(collector.finish(files)).isEqualTo(CollectedOutput.EMPTY);
  }

  @Test
  void fileClosed_announcementWithoutANumber_isNamedAsDropped() throws BadOutputException {
    OutputCollector collector = collector();

    writeAndClose(collector, "/subcontent/metadata_x.json", "{\"filename\": \"x\"}");

    CollectedOutput output = collector.finish(files);
    assertThat(output.children()).isEmpty();
    assertThat(output.note()).contains("metadata_x.json");
  }

  @Test
  void finish_takesWhatIsLeftInNameOrder() throws BadOutputException {
    write("/metadata/2.json", row(2));
    write("/metadata/1.json", row(1));
    write("/metadata/0.json", TABLE);

    assertThat(longs(collector().finish(files))).containsExactly(1L, 2L);
  }

  @Test
  void finish_ofRowsBeforeTheirTable_takesThem() throws BadOutputException {
    OutputCollector collector = collector();

    writeAndClose(collector, "/metadata/1.json", row(1));
    writeAndClose(collector, "/metadata/2.json", TABLE);
    writeAndClose(collector, "/metadata/3.json", row(3));

    assertThat(longs(collector.finish(files))).containsExactlyInAnyOrder(1L, 3L);
  }

  @Test
  void finish_ofRowsBeforeTheirTable_spillsThemBeyondMemory() throws BadOutputException {
    limits = new OutputLimits(64 << 20, 64, 256 << 20, 100, 1_000_000, 1_000, 1_999, 1_000, 10, 10);
    OutputCollector collector = collector();
    for (int i = 0; i < 50; i++) {
      writeAndClose(collector, "/metadata/" + i + ".json", row(i));
    }
    writeAndClose(collector, "/metadata/table.json", TABLE);

    assertThat(longs(collector.finish(files))).hasSize(50).contains(0L, 49L);
  }

  @Test
  void finish_ofATableDefinedForAnEarlierContent_takesRows() throws BadOutputException {
    OutputCollector first = collector();
    writeAndClose(first, "/metadata/1.json", TABLE);
    first.finish(files);

    OutputCollector second = collector();
    writeAndClose(second, "/metadata/1.json", row(7));

    assertThat(longs(second.finish(files))).containsExactly(7L);
  }

  @Test
  void finish_ofATableDefinedForAContentThatFailed_doesNotKnowIt() {
    OutputCollector failed = collector();
    writeAndClose(failed, "/metadata/1.json", TABLE);

    OutputCollector next = collector();
    writeAndClose(next, "/metadata/1.json", row(7));

    assertThatThrownBy(() -> next.finish(files))
        .isInstanceOf(BadOutputException.class)
        .hasMessageContainingAll("/metadata/1.json", "'t'", "nobody has defined");
  }

  @Test
  void finish_afterAFault_namesTheFirstOne() {
    OutputCollector collector = collector();
    writeAndClose(collector, "/metadata/1.json", "{");
    writeAndClose(collector, "/metadata/2.json", "[]");
    writeAndClose(collector, "/metadata/3.json", TABLE);

    assertThatThrownBy(() -> collector.finish(files)).hasMessageStartingWith("/metadata/1.json");
    assertThat(schemas.find("t")).isEmpty();
  }

  @Test
  void finish_withAConflictingSchema_failsAndKeepsTheKnownOne() throws BadOutputException {
    OutputCollector first = collector();
    writeAndClose(first, "/metadata/1.json", TABLE);
    OutputCollector rival = collector();
    writeAndClose(rival, "/metadata/1.json", TABLE.replace("Int64", "String"));
    first.finish(files);

    assertThatThrownBy(() -> rival.finish(files))
        .hasMessageContainingAll("'t'", "'c' String here", "'c' Int64 there");
  }

  @Test
  void finishPartial_keepsWhatWasFlushedWhole() {
    OutputCollector collector = collector();
    writeAndClose(collector, "/metadata/1.json", TABLE);
    writeAndClose(collector, "/metadata/2.json", row(1));
    writeAndClose(collector, "/metadata/3.json", row(2).replace("]}]}", "]}, 5]}"));
    write("/metadata/4.json", row(4));

    CollectedOutput kept = collector.finishPartial();

    assertThat(longs(kept)).containsExactly(1L);
    assertThat(kept.note()).startsWith("/metadata/3.json");
  }

  @Test
  void finish_withTooManyRows_namesTheLimit() {
    limits = new OutputLimits(64 << 20, 64, 256 << 20, 100, 2, 1_000, 1_999, 1_000, 10, 10);
    OutputCollector collector = collector();
    writeAndClose(collector, "/metadata/1.json", TABLE);
    for (int i = 0; i < 3; i++) {
      writeAndClose(collector, "/metadata/rows.json", row(i));
    }

    assertThatThrownBy(() -> collector.finish(files)).hasMessageContaining("more than 2 rows");
  }

  @Test
  void finish_withTooMuchMetadata_namesTheLimit() {
    limits = new OutputLimits(200, 64, 200, 100, 2_000, 1_000, 1_999, 1_000, 10, 10);
    OutputCollector collector = collector();
    for (int i = 0; i < 4; i++) {
      writeAndClose(collector, "/metadata/" + i + ".json", TABLE);
    }

    assertThatThrownBy(() -> collector.finish(files)).hasMessageContaining("more than 200 bytes");
  }

  @Test
  void finish_withTooLargeAFile_namesTheLimit() {
    limits = new OutputLimits(50, 64, 300, 100, 2_000, 1_000, 1_999, 1_000, 10, 10);
    OutputCollector collector = collector();
    writeAndClose(collector, "/metadata/1.json", TABLE);

    assertThatThrownBy(() -> collector.finish(files)).hasMessageContaining("the limit is 50");
  }

  @Test
  void finish_withDeepJson_saysSo() {
    OutputCollector collector = collector();
    writeAndClose(
        collector, "/metadata/1.json", "{\"x\":" + "[".repeat(100) + "]".repeat(100) + "}");

    assertThatThrownBy(() -> collector.finish(files)).hasMessageContaining("over a limit");
  }

  @Test
  void finish_withAnUnannouncedDataFile_notesIt() throws BadOutputException {
    OutputCollector collector = collector();
    writeAndClose(collector, "/subcontent/data_3.bin", "bytes");

    assertThat(collector.finish(files).note()).contains("data_3.bin");
  }

  @Test
  void finish_withAChildGate_keepsWhatItAdmits() throws BadOutputException {
    OutputCollector collector =
        new OutputCollector(
            "module",
            ContentBytes.of(new byte[10]),
            settings(),
            child -> child.filename().equals("cut") ? Optional.empty() : Optional.of(child));
    writeAndClose(
        collector,
        "/subcontent/metadata_0.json",
        "{\"filename\":\"cut\",\"offset\":0,\"length\":1}");
    writeAndClose(
        collector,
        "/subcontent/metadata_1.json",
        "{\"filename\":\"kept\",\"offset\":0,\"length\":1}");

    assertThat(collector.finish(files).children())
        .extracting(ChildAnnouncement::filename)
        .containsExactly("kept");
  }

  @Test
  void finish_withALongChildName_cutsItBetweenCharacters() throws BadOutputException {
    limits = new OutputLimits(64 << 20, 64, 256 << 20, 100, 2, 1_000, 1_999, 1_000, 10, 7);
    OutputCollector collector = collector();
    writeAndClose(
        collector,
        "/subcontent/metadata_0.json",
        "{\"filename\":\"ab😀€x\",\"offset\":0,\"length\":1}");

    assertThat(collector.finish(files).children())
        .extracting(ChildAnnouncement::filename)
        .containsExactly("ab😀");
  }

  @Test
  void startup_ofTables_makesThemKnown() throws BadOutputException {
    write("/metadata/1.json", TABLE);

    List<RowBatch> batches = OutputCollector.startup("module", files, settings());

    assertThat(batches).extracting(RowBatch::rowCount).containsExactly(0);
    assertThat(schemas.find("t")).isPresent();
    assertThat(files.filesIn("/metadata")).isEmpty();
  }

  @Test
  void startup_ofRows_isRefused() {
    write("/metadata/1.json", TABLE);
    write("/metadata/2.json", row(1));

    assertThatThrownBy(() -> OutputCollector.startup("module", files, settings()))
        .isInstanceOf(BadOutputException.class)
        .hasMessageContaining("before any content");
  }

  @Test
  void startup_ofRowsWithoutATable_isRefused() {
    write("/metadata/1.json", row(1));

    assertThatThrownBy(() -> OutputCollector.startup("module", files, settings()))
        .isInstanceOf(BadOutputException.class)
        .hasMessageContaining("nobody has defined");
  }
}
