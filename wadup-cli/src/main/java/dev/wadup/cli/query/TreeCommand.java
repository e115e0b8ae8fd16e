package dev.wadup.cli.query;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code wadup tree}: contents, and below each what came out of it. */
@Command(
    name = "tree",
    description = "Prints files and, indented below each, what was extracted from them.",
    mixinStandardHelpOptions = true)
public final class TreeCommand extends DatabaseCommand {
  // Deeper levels first: each content is followed by its own, as in a listing of a folder. CROSS
  // keeps SQLite from turning the join around, and with it the order.
  private static final String TREE =
      """
      WITH RECURSIVE below(uuid, level) AS (
        SELECT uuid, 0 FROM __wadup_content WHERE %s
        UNION ALL
        SELECT child.uuid, level + 1 FROM __wadup_content AS child
        JOIN below ON child.parent_uuid = below.uuid
        ORDER BY 2 DESC)
      SELECT printf('%%*s%%s', 2 * level, '', filename) AS content, size, status,
        coalesce(error_message, '') AS error
      FROM below CROSS JOIN __wadup_content USING (uuid)""";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "CONTENT",
      description = "Path or UUID where to begin (default: every file of the input).")
  private @Nullable String top;

  @Override
  void ask(ResultsDatabase database, RowFormat answer) throws IOException {
    if (top == null) {
      database.query(TREE.formatted("parent_uuid IS NULL"), List.of(), answer);
    } else {
      database.query(TREE.formatted("? IN (uuid, path)"), List.of(top), answer);
    }
  }
}
