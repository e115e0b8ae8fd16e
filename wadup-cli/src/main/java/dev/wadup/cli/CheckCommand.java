package dev.wadup.cli;

import dev.wadup.Limits;
import dev.wadup.ModuleReport;
import dev.wadup.Wadup;
import dev.wadup.engine.choice.EngineKind;
import dev.wadup.manifest.Manifest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wadup check}: what modules import and export, and whether a run would take them. */
@Command(
    name = "check",
    description = "Compiles modules and reports imports, exports and problems; runs nothing.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--modules",
      paramLabel = "PATH",
      required = true,
      description = "Module file or directory of modules (*.wasm); may be repeated.")
  private final List<Path> modules = new ArrayList<>();

  @ArgGroup(validate = false, heading = "%nWhat runs modules:%n")
  private final EngineOption engine = new EngineOption();

  @ArgGroup(validate = false, heading = "%nLimits that modules must fit:%n")
  private final GuestLimitOptions guest = new GuestLimitOptions();

  @Override
  public Integer call() {
    EngineKind kind = engine.kind();
    var limits = new Limits(guest.limits(kind), Limits.DEFAULTS.lineage(), Limits.DEFAULTS.spill());
    List<ModuleReport> reports = Wadup.check(kind, modules, limits, guest.given());
    PrintWriter out = spec.commandLine().getOut();
    reports.forEach(report -> print(report, out));
    out.printf("engine %s enforces limits of: %s%n", kind.label(), limitsOf(kind));
    out.flush();
    return allUsable(reports) ? ExitCode.OK.number() : ExitCode.NOT_STARTED.number();
  }

  private static String limitsOf(EngineKind kind) {
    return kind.enforces().stream()
        .sorted()
        .map(limit -> limit.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static boolean allUsable(List<ModuleReport> reports) {
    return reports.stream().allMatch(ModuleReport::usable);
  }

  private static void print(ModuleReport report, PrintWriter out) {
    out.printf(
        "%s: %s (%s)%n",
        SafeText.of(report.name()),
        report.usable() ? "usable" : "NOT USABLE",
        SafeText.of(report.file().toString()));
    about(report.manifest()).ifPresent(line -> section("about", List.of(line), out));
    section("problem", report.problems(), out);
    Optional.ofNullable(report.snapshotObstacle()).ifPresent(why -> note(why, out));
    section("import", report.imports(), out);
    section("export", report.exports(), out);
  }

  private static void note(String obstacle, PrintWriter out) {
    String note = "--isolation fresh runs its start-up for every content: " + obstacle;
    section("note", List.of(note), out);
  }

  /** What the module says of itself in one line; empty if it says nothing. */
  private static Optional<String> about(Manifest manifest) {
    String line =
        Stream.of(manifest.name(), manifest.version(), manifest.description())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return Optional.of(line).filter(text -> !text.isEmpty());
  }

  private static void section(String label, List<String> lines, PrintWriter out) {
    lines.forEach(line -> out.printf("  %-8s %s%n", label, SafeText.of(line)));
  }
}
