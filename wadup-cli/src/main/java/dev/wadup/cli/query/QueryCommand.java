package dev.wadup.cli.query;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code wadup query}: the rows of any SELECT. */
@Command(
    name = "query",
    description = "Prints the rows of an SQL query; never writes to the database.",
    mixinStandardHelpOptions = true)
public final class QueryCommand extends DatabaseCommand {
  @Parameters(index = "1", paramLabel = "SQL", description = "Query, for instance a SELECT.")
  private String sql;

  @Override
  void ask(ResultsDatabase database, RowFormat answer) throws IOException {
    database.query(sql, List.of(), answer);
  }
}
