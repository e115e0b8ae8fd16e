package dev.wadup.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Test;

class RowBatchTest {
  private enum Absent {
    NULL
  }

  private static final Object NULL = Absent.NULL;

  private static final TableSchema ONE_TEXT =
      new TableSchema("t", List.of(new Column("c", ColumnType.STRING)));

  @Property(tries = 300)
  void cursor_afterAnyRows_readsWhatWasAdded(
      @ForAll("tables") Tuple2<TableSchema, List<List<Object>>> table) throws IOException {
    Path folder = Files.createTempDirectory("rows");
    for (long memory : new long[] {0, 100, 1 << 20}) {
      try (OverflowFile spill = new OverflowFile(folder, memory)) {
        assertThat(read(build(table.get1(), table.get2(), spill))).isEqualTo(table.get2());
      }
    }
    Files.delete(folder);
  }

  @Property(tries = 100)
  void append_ofTwoBuilders_keepsTheOrder(
      @ForAll("tables") Tuple2<TableSchema, List<List<Object>>> table) {
    OverflowFile spill = new OverflowFile(Path.of("unused"), Long.MAX_VALUE);
    int half = table.get2().size() / 2;

    RowBatchBuilder rows =
        builder(table.get1(), table.get2().subList(0, half), spill)
            .append(builder(table.get1(), table.get2().subList(half, table.get2().size()), spill));

    assertThat(rows.rowCount()).isEqualTo(table.get2().size());
    assertThat(read(rows.build())).isEqualTo(table.get2());
  }

  @Test
  void endRow_beyondMemory_spillsToAFileThatHasNoName(@org.junit.jupiter.api.io.TempDir Path folder)
      throws IOException {
    OverflowFile spill = new OverflowFile(folder, 1 << 20);
    RowBatchBuilder rows = new RowBatchBuilder(ONE_TEXT, spill);
    for (int i = 0; i < 40; i++) {
      rows.addText("x".repeat(100_000));
      rows.endRow();
    }

    RowBatch batch = rows.build();

    assertThat(batch.sizeBytes()).isGreaterThan(4_000_000);
    assertThat(batch.heldBytes()).isLessThan(1 << 20);
    assertThat(folder).isEmptyDirectory();
    assertThat(read(batch)).hasSize(40);
  }

  @Test
  void add_ofAnotherType_isRefused() {
    RowBatchBuilder rows = new RowBatchBuilder(ONE_TEXT, new OverflowFile(Path.of("unused"), 0));

    assertThatThrownBy(() -> rows.addLong(1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void endRow_ofAShortRow_isRefused() {
    RowBatchBuilder rows = new RowBatchBuilder(ONE_TEXT, new OverflowFile(Path.of("unused"), 0));

    assertThatThrownBy(rows::endRow).isInstanceOf(IllegalStateException.class);
  }

  @Provide
  Arbitrary<Tuple2<TableSchema, List<List<Object>>>> tables() {
    return Arbitraries.of(ColumnType.class)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .flatMap(types -> rows(types).map(rows -> Tuple.of(schema(types), rows)));
  }

  private static Arbitrary<List<List<Object>>> rows(List<ColumnType> types) {
    List<Arbitrary<Object>> values = types.stream().map(RowBatchTest::values).toList();
    return Combinators.combine(values).as(row -> row).list().ofMaxSize(20);
  }

  private static Arbitrary<Object> values(ColumnType type) {
    Arbitrary<?> values =
        switch (type) {
          case INT64 -> Arbitraries.longs();
          case FLOAT64 -> Arbitraries.doubles();
          case STRING ->
              Arbitraries.of("a", "'", "\0", "ä", "€", "😀")
                  .list()
                  .map(parts -> String.join("", parts));
          case BOOLEAN -> Arbitraries.of(true, false);
          case BYTES -> Arbitraries.bytes().list().ofMaxSize(40);
        };
    return Arbitraries.frequencyOf(
        Tuple.of(9, values.map(value -> (Object) value)), Tuple.of(1, Arbitraries.just(NULL)));
  }

  private static TableSchema schema(List<ColumnType> types) {
    List<Column> columns = new ArrayList<>();
    for (ColumnType type : types) {
      columns.add(new Column("c" + columns.size(), type));
    }
    return new TableSchema("t", columns);
  }

  private static RowBatch build(TableSchema schema, List<List<Object>> rows, OverflowFile spill) {
    return builder(schema, rows, spill).build();
  }

  private static RowBatchBuilder builder(
      TableSchema schema, List<List<Object>> rows, OverflowFile spill) {
    RowBatchBuilder builder = new RowBatchBuilder(schema, spill);
    for (List<Object> row : rows) {
      row.forEach(value -> add(builder, value));
      builder.endRow();
    }
    return builder;
  }

  private static void add(RowBatchBuilder builder, Object value) {
    switch (value) {
      case Absent _ -> builder.addNull();
      case Long number -> builder.addLong(number);
      case Double number -> builder.addDouble(number);
      case String text -> builder.addText(text);
      case Boolean flag -> builder.addBoolean(flag);
      case List<?> bytes -> builder.addBytes(toArray(bytes));
      default -> throw new AssertionError(value);
    }
  }

  private static byte[] toArray(List<?> bytes) {
    byte[] array = new byte[bytes.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = (Byte) bytes.get(i);
    }
    return array;
  }

  private static List<List<Object>> read(RowBatch batch) {
    List<List<Object>> rows = new ArrayList<>();
    RowCursor cursor = batch.cursor();
    while (cursor.next()) {
      Object[] row = new Object[batch.schema().columns().size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = cursor.readNull() ? NULL : value(cursor, batch.schema().columns().get(i).type());
      }
      rows.add(Arrays.asList(row));
    }
    return rows;
  }

  private static Object value(RowCursor cursor, ColumnType type) {
    return switch (type) {
      case INT64 -> cursor.readLong();
      case FLOAT64 -> cursor.readDouble();
      case STRING -> cursor.readText();
      case BOOLEAN -> cursor.readBoolean();
      case BYTES -> toList(cursor.readBytes());
    };
  }

  private static List<Byte> toList(byte[] bytes) {
    List<Byte> list = new ArrayList<>();
    for (byte b : bytes) {
      list.add(b);
    }
    return list;
  }
}
