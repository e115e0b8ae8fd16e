package dev.wadup.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SchemaRegistryTest {
  private final SchemaRegistry registry = new SchemaRegistry();

  private static TableSchema table(String name, ColumnType... types) {
    return new TableSchema(
        name,
        IntStream.range(0, types.length).mapToObj(i -> new Column("c" + i, types[i])).toList());
  }

  private void define(String module, TableSchema... tables) throws SchemaConflictException {
    registry.define(module, List.of(tables), 3);
  }

  @Test
  void define_ofTheSameTableByAnotherModule_isTaken() throws SchemaConflictException {
    define("one", table("t", ColumnType.INT64));
    define("two", table("t", ColumnType.INT64));

    assertThat(registry.find("T")).contains(table("t", ColumnType.INT64));
  }

  @Test
  void define_withAnotherType_namesTheColumn() throws SchemaConflictException {
    define("one", table("t", ColumnType.INT64));

    assertThatThrownBy(() -> define("two", table("t", ColumnType.STRING)))
        .isInstanceOf(SchemaConflictException.class)
        .hasMessageContaining("table 't'")
        .hasMessageContaining("'c0' String here")
        .hasMessageContaining("'c0' Int64 there");
  }

  @Test
  void define_withMoreColumns_isAConflict() throws SchemaConflictException {
    define("one", table("t", ColumnType.INT64));

    assertThatThrownBy(() -> define("one", table("t", ColumnType.INT64, ColumnType.INT64)))
        .hasMessageContaining("2 columns here and 1 there");
  }

  @Test
  void define_ofANameThatDiffersInCaseAlone_isAConflict() throws SchemaConflictException {
    define("one", table("Größe"));

    assertThatThrownBy(() -> define("one", table("GRÖSSE"))).hasMessageContaining("case alone");
  }

  @Test
  void define_ofAConflictAmongOthers_definesNone() throws SchemaConflictException {
    define("one", table("t"));

    assertThatThrownBy(() -> define("one", table("u"), table("t", ColumnType.INT64)))
        .isInstanceOf(SchemaConflictException.class);
    assertThat(registry.find("u")).isEmpty();
  }

  @Test
  void define_ofTooManyTables_namesTheLimit() throws SchemaConflictException {
    define("one", table("a"), table("b"), table("c"));
    define("two", table("d"));

    assertThatThrownBy(() -> define("one", table("e"))).hasMessageContaining("the limit is 3");
  }

  @Test
  void define_ofConflictingTablesOnManyThreads_letsOneSchemaWin() throws Exception {
    int threads = 4;
    CyclicBarrier start = new CyclicBarrier(threads);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (int round = 0; round < 200; round++) {
        String name = "t" + round;
        List<Callable<Boolean>> rivals =
            IntStream.range(0, threads).mapToObj(i -> rival(start, name, i)).toList();

        int winners = 0;
        for (Future<Boolean> rival : pool.invokeAll(rivals)) {
          winners += rival.get() ? 1 : 0;
        }

        assertThat(winners).isOne();
      }
    }
  }

  private Callable<Boolean> rival(CyclicBarrier start, String name, int columns) {
    return () -> {
      start.await();
      try {
        registry.define(
            "module",
            List.of(new TableSchema(name, List.of(new Column("c" + columns, ColumnType.INT64)))),
            1_000);
        return true;
      } catch (SchemaConflictException e) {
        return false;
      }
    };
  }
}
