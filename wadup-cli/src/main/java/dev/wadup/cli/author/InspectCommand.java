package dev.wadup.cli.author;

import dev.wadup.Limits;
import dev.wadup.ModuleReport;
import dev.wadup.Wadup;
import dev.wadup.cli.EngineOption;
import dev.wadup.cli.GuestLimitOptions;
import dev.wadup.cli.SafeText;
import dev.wadup.engine.choice.EngineKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wadup inspect}: what one module is made of, and whether a run would take it. */
@Command(
    name = "inspect",
    description = "Shows a module's size, memory, exports, imports and problems; runs nothing.",
    mixinStandardHelpOptions = true)
public final class InspectCommand implements Callable<Integer> {
  private static final int NOT_USABLE = 3;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODULE", description = "Module file (*.wasm).")
  private Path module;

  @ArgGroup(validate = false, heading = "%nWhat runs modules:%n")
  private final EngineOption engine = new EngineOption();

  @ArgGroup(validate = false, heading = "%nLimits that the module must fit:%n")
  private final GuestLimitOptions guest = new GuestLimitOptions();

  @Override
  public Integer call() throws IOException {
    EngineKind kind = engine.kind();
    var limits = new Limits(guest.limits(kind), Limits.DEFAULTS.lineage(), Limits.DEFAULTS.spill());
    ModuleReport report = Wadup.check(kind, List.of(module), limits, guest.given()).getFirst();
    PrintWriter out = spec.commandLine().getOut();
    out.printf("name      %s%n", SafeText.of(report.name()));
    out.printf("size      %,d bytes%n", Files.size(module));
    out.printf("usable    %s%n", report.usable() ? "yes" : "no");
    lines("problem", report.problems(), out);
    if (!report.memory().isEmpty()) {
      out.printf("memory    %s%n", report.memory());
      out.printf("snapshot  %s%n", snapshot(report.snapshotObstacle()));
    }
    lines("export", report.exports(), out);
    lines("import", report.imports(), out);
    out.flush();
    return report.usable() ? 0 : NOT_USABLE;
  }

  private static String snapshot(@Nullable String obstacle) {
    return obstacle == null
        ? "yes: --isolation fresh runs its start-up once"
        : "no: " + obstacle + "; --isolation fresh runs its start-up for every content";
  }

  private static void lines(String label, List<String> lines, PrintWriter out) {
    lines.forEach(line -> out.printf("%-9s %s%n", label, SafeText.of(line)));
  }
}
