package dev.wadup.cli.export;

import dev.wadup.cli.query.ResultsDatabase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the tables of a results database, views and search indices left out. */
record Tables(ResultsDatabase database, String extension) {
  private static final String NAMES =
      """
      SELECT name FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      ORDER BY name LIKE '\\_\\_wadup\\_%' ESCAPE '\\', name\
      """;

  private static final String COLUMNS =
      """
      SELECT c.name, c.type, (
        SELECT json_extract(d.value, '$.data_type')
        FROM __wadup_table AS t, json_each(t.schema_json, '$.columns') AS d
        WHERE t.table_name = ?1 AND json_extract(d.value, '$.name') = c.name LIMIT 1)
      FROM pragma_table_info(?1) AS c ORDER BY c.cid\
      """;

  List<ExportTable> find() {
    List<ExportTable> tables = new ArrayList<>();
    for (List<? extends @Nullable Object> row : database.rows(NAMES)) {
      String name = String.valueOf(row.getFirst());
      tables.add(ExportTable.of(tables.size() + 1, name, columns(name), extension));
    }
    return tables;
  }

  private List<ExportColumn> columns(String table) {
    List<ExportColumn> columns = new ArrayList<>();
    for (List<? extends @Nullable Object> row : database.rows(COLUMNS, table)) {
      ExportType type = ExportType.of(String.valueOf(row.get(1)), (String) row.get(2));
      columns.add(new ExportColumn(String.valueOf(row.getFirst()), type));
    }
    return columns;
  }
}
