package dev.wadup.cli.query;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wadup stats}: what each module did and cost. */
@Command(
    name = "stats",
    description = "Prints what each module did and cost.",
    mixinStandardHelpOptions = true)
public final class StatsCommand extends DatabaseCommand {
  private static final String SLOWEST =
      """
      SELECT module_name, wall_us / 1e6 AS seconds, outcome, peak_memory_bytes, path
      FROM __wadup_module_run JOIN __wadup_content ON uuid = content_uuid
      ORDER BY wall_us DESC LIMIT CAST(? AS INTEGER)""";

  @Option(
      names = "--slowest",
      paramLabel = "N",
      description = "Print the N slowest module runs instead.")
  private @Nullable Integer slowest;

  @Override
  void ask(ResultsDatabase database, RowFormat answer) throws IOException {
    if (slowest == null) {
      database.query("SELECT * FROM wadup_module_stats", List.of(), answer);
    } else {
      database.query(SLOWEST, List.of(slowest.toString()), answer);
    }
  }
}
