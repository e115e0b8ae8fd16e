package dev.wadup.cli.author;

import dev.wadup.cli.query.ResultsDatabase;
import dev.wadup.cli.query.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads trials out of a results database whose inputs are numbered. */
final class TrialReader {
  private static final String CONTENTS =
      """
      SELECT c.uuid, r.input, c.path, c.depth, coalesce(m.outcome, 'skipped'),
        coalesce(m.message, c.error_message), m.wall_us, m.fuel, m.peak_memory_bytes,
        coalesce(o.stdout, ''), coalesce(o.stderr, '')
      FROM __wadup_content AS c
      JOIN __wadup_root AS r ON r.uuid = c.root_uuid
      LEFT JOIN __wadup_module_run AS m ON m.content_uuid = c.uuid
      LEFT JOIN __wadup_module_output AS o ON o.content_uuid = c.uuid
      ORDER BY CAST(r.input AS INTEGER), c.path, c.uuid\
      """;

  private static final String CHILDREN =
      "SELECT filename, size FROM __wadup_content WHERE parent_uuid = ? ORDER BY filename, uuid";

  private static final String TABLES = "SELECT table_name FROM __wadup_table ORDER BY table_name";

  private final ResultsDatabase database;

  TrialReader(ResultsDatabase database) {
    this.database = database;
  }

  Map<Path, List<Trial>> read(List<Path> files) throws IOException {
    List<String> tables = new ArrayList<>();
    database.rows(TABLES).forEach(row -> tables.add(text(row, 0)));
    Map<Path, List<Trial>> trials = new LinkedHashMap<>();
    for (List<? extends @Nullable Object> row : database.rows(CONTENTS)) {
      Path file = files.get(Integer.parseInt(text(row, 1)));
      trials.computeIfAbsent(file, _ -> new ArrayList<>()).add(trial(row, tables, file));
    }
    return trials;
  }

  private Trial trial(List<? extends @Nullable Object> row, List<String> tables, Path file)
      throws IOException {
    String uuid = text(row, 0);
    return new Trial(
        path(file, text(row, 2), number(row, 3)),
        text(row, 4),
        (String) row.get(5),
        row.get(6) == null
            ? null
            : new Trial.Cost(
                number(row, 6), row.get(7) == null ? null : (Long) number(row, 7), number(row, 8)),
        tables(uuid, tables),
        children(uuid),
        text(row, 9),
        text(row, 10));
  }

  /** The file's name, and what follows it in a child's path. */
  private static String path(Path file, String path, long depth) {
    String name = String.valueOf(file.getFileName());
    return depth == 0 ? name : name + path.substring(path.indexOf("!/"));
  }

  private List<Trial.Table> tables(String uuid, List<String> names) throws IOException {
    List<Trial.Table> tables = new ArrayList<>();
    for (String name : names) {
      String quoted = '"' + name.replace("\"", "\"\"") + '"';
      var found = new Rows();
      database.query(
          "SELECT * FROM " + quoted + " WHERE content_uuid = ? ORDER BY rowid",
          List.of(uuid),
          found);
      if (!found.rows().isEmpty()) {
        tables.add(
            new Trial.Table(name, withoutFirst(found.columns()), withoutFirsts(found.rows())));
      }
    }
    return tables;
  }

  private static List<List<? extends @Nullable Object>> withoutFirsts(
      List<List<? extends @Nullable Object>> rows) {
    List<List<? extends @Nullable Object>> shorter = new ArrayList<>();
    rows.forEach(row -> shorter.add(withoutFirst(row)));
    return shorter;
  }

  private static <T extends @Nullable Object> List<T> withoutFirst(List<T> list) {
    return list.subList(1, list.size());
  }

  private List<Trial.Child> children(String uuid) throws IOException {
    List<Trial.Child> children = new ArrayList<>();
    for (List<? extends @Nullable Object> row : database.rows(CHILDREN, uuid)) {
      children.add(new Trial.Child(text(row, 0), row.get(1) == null ? 0 : number(row, 1)));
    }
    return children;
  }

  private static String text(List<? extends @Nullable Object> row, int column) {
    return String.valueOf(row.get(column));
  }

  private static long number(List<? extends @Nullable Object> row, int column) {
    return ((Number) Objects.requireNonNull(row.get(column))).longValue();
  }
}
