package dev.wadup.cli.repro;

import dev.wadup.cli.query.ResultsDatabase;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what there is of one content. */
record RecordReader(ResultsDatabase database) {
  private static final String CONTENT =
      """
      SELECT c.uuid, c.filename, c.path, c.depth, c.sha256, c.error_message, r.input, t.filename, t.path,
        r.path_raw, r.size, t.sha256, n.command, n.settings_json
      FROM __wadup_content AS c
      JOIN __wadup_root AS r ON r.uuid = c.root_uuid
      JOIN __wadup_content AS t ON t.uuid = c.root_uuid
      JOIN __wadup_run AS n ON n.run_id = r.run_id
      WHERE c.uuid = ?\
      """;

  private static final String EXTRACTORS =
      """
      WITH RECURSIVE ancestry(uuid, parent_uuid, extracted_by) AS (
        SELECT uuid, parent_uuid, extracted_by FROM __wadup_content WHERE uuid = ?
        UNION ALL
        SELECT c.uuid, c.parent_uuid, c.extracted_by
        FROM __wadup_content AS c JOIN ancestry AS a ON c.uuid = a.parent_uuid)
      SELECT DISTINCT extracted_by FROM ancestry WHERE extracted_by IS NOT NULL\
      """;

  private static final String RUNS =
      """
      SELECT m.module_name, k.sha256, m.outcome, m.message
      FROM __wadup_module_run AS m JOIN __wadup_module AS k ON k.module_name = m.module_name
      WHERE m.content_uuid = ? ORDER BY m.module_name\
      """;

  private static final String MODULE = "SELECT sha256 FROM __wadup_module WHERE module_name = ?";

  /**
   * The content with this UUID.
   *
   * @throws WadupException with {@link ErrorCode#USAGE} if there is none, or no module saw it
   */
  RecordedContent read(String uuid) {
    List<List<? extends @Nullable Object>> found = database.rows(CONTENT, uuid);
    if (found.isEmpty()) {
      throw refused("There is no content " + uuid + " in this database; wadup errors lists some.");
    }
    List<? extends @Nullable Object> row = found.getFirst();
    List<RecordedContent.ModuleOutcome> runs =
        database.rows(RUNS, uuid).stream().map(RecordReader::outcome).toList();
    if (runs.isEmpty()) {
      throw refused(
          "No module ran over %s (%s): there is nothing to run again."
              .formatted(text(row, 2), row.get(5) == null ? "none wants it" : row.get(5)));
    }
    List<String> extractors =
        database.rows(EXTRACTORS, uuid).stream().map(one -> text(one, 0)).toList();
    return new RecordedContent(
        text(row, 0),
        text(row, 1),
        text(row, 2),
        (int) number(row, 3),
        (String) row.get(4),
        root(row),
        extractors,
        runs);
  }

  /** The hash of a module when it last ran. */
  String moduleHash(String name) {
    return text(database.rows(MODULE, name).getFirst(), 0);
  }

  private static RecordedContent.RecordedRoot root(List<? extends @Nullable Object> row) {
    return new RecordedContent.RecordedRoot(
        text(row, 6),
        text(row, 7),
        text(row, 8),
        text(row, 9),
        number(row, 10),
        (String) row.get(11),
        text(row, 12),
        text(row, 13));
  }

  private static RecordedContent.ModuleOutcome outcome(List<? extends @Nullable Object> row) {
    return new RecordedContent.ModuleOutcome(
        text(row, 0), text(row, 1), text(row, 2), (String) row.get(3));
  }

  private static String text(List<? extends @Nullable Object> row, int column) {
    return String.valueOf(row.get(column));
  }

  private static long number(List<? extends @Nullable Object> row, int column) {
    return ((Number) Objects.requireNonNull(row.get(column))).longValue();
  }

  private static WadupException refused(String message) {
    return new WadupException(ErrorCode.USAGE, message);
  }
}
