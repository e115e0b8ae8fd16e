package dev.wadup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadup.JobConfig;
import dev.wadup.Limits;
import dev.wadup.content.Input;
import dev.wadup.engine.IsolationMode;
import dev.wadup.error.WadupException;
import dev.wadup.output.OutputLimits;
import dev.wadup.vfs.VfsLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
  private static final List<String> LEAST =
      List.of("--modules", "m", "--input", "in", "--output", "out.db");

  private static JobConfig job(String... more) {
    CommandLine commandLine = Main.commandLine(Terminals.NONE);
    commandLine.parseArgs(Stream.concat(LEAST.stream(), Stream.of(more)).toArray(String[]::new));
    return ((RunCommand) commandLine.getCommand()).config();
  }

  @Test
  void job_withoutLimits_hasTheLibrarysDefaultsAndTheLaunchersStack() {
    Limits defaults = Limits.DEFAULTS;
    Limits limits = job().limits();
    assertThat(limits.guest().stackBytes()).isEqualTo(8L << 20);
    assertThat(limits.guest().memoryBytes()).isEqualTo(defaults.guest().memoryBytes());
    assertThat(limits.guest().timeout()).isEqualTo(defaults.guest().timeout());
    assertThat(limits.guest().fuel()).isNull();
    assertThat(limits.files()).isEqualTo(defaults.files());
    assertThat(limits.wasi()).isEqualTo(defaults.wasi());
    assertThat(limits.output()).isEqualTo(defaults.output());
    assertThat(limits.lineage()).isEqualTo(defaults.lineage());
    assertThat(limits.spill()).isEqualTo(defaults.spill());
  }

  @Test
  void job_withEveryGuestLimit_takesThem() {
    Limits limits =
        job("--fuel=10000000", "--max-memory=67108864", "--max-stack=1MiB", "--timeout=1m30s")
            .limits();
    assertThat(limits.guest().fuel()).isEqualTo(10_000_000L);
    assertThat(limits.guest().memoryBytes()).isEqualTo(64L << 20);
    assertThat(limits.guest().stackBytes()).isEqualTo(1L << 20);
    assertThat(limits.guest().timeout()).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void job_withEveryLimitOfFilesAndOutput_takesThem() {
    Limits limits =
        job(
                "--max-tree-size=1",
                "--max-tree-entries=2",
                "--max-tree-depth=3",
                "--max-path-length=4",
                "--max-open-files=5",
                "--max-captured=6",
                "--max-metadata=70",
                "--max-metadata-file=8",
                "--max-json-depth=9",
                "--max-rows=10",
                "--max-tables=11",
                "--max-children=12")
            .limits();
    assertThat(limits.files()).isEqualTo(new VfsLimits(1, 2, 4, 3));
    assertThat(limits.wasi().openFiles()).isEqualTo(5);
    assertThat(limits.wasi().captureBytes()).isEqualTo(6);
    assertThat(limits.output())
        .isEqualTo(new OutputLimits(8, 9, 70, 70, 10, 11, 1_999, 11, 12, 4_096));
  }

  @Test
  void job_withEveryLineageLimit_takesThem() {
    var lineage =
        job(
                "--max-recursion-depth=3",
                "--max-children=4",
                "--max-expansion=5",
                "--max-expansion-factor=6")
            .limits()
            .lineage();
    assertThat(lineage.maxDepth()).isEqualTo(3);
    assertThat(lineage.maxDescendants()).isEqualTo(4);
    assertThat(lineage.maxExpandedBytes()).isEqualTo(5);
    assertThat(lineage.maxExpansionFactor()).isEqualTo(6);
  }

  @Test
  void job_repeatedModulesAndInputs_keepsAllInOrder() {
    JobConfig job = job("--modules", "n", "--input", "disk=/mnt/1", "--input", "-");
    assertThat(job.modules()).containsExactly(Path.of("m"), Path.of("n"));
    assertThat(job.inputs())
        .startsWith(new Input.Tree(Path.of("in")), new Input.Tree(Path.of("/mnt/1"), "disk"))
        .last()
        .isInstanceOf(Input.PathList.class);
  }

  @Test
  void job_deterministicWithoutFuel_isRefused() {
    assertThatThrownBy(() -> job("--deterministic"))
        .isInstanceOf(WadupException.class)
        .hasMessageContaining("--fuel");
    assertThatThrownBy(() -> job("--deterministic", "--fuel=1", "--dedupe"))
        .isInstanceOf(WadupException.class)
        .hasMessageContaining("--dedupe");
  }

  @Test
  void job_deterministic_isFresh() {
    assertThat(job("--deterministic", "--fuel=1000000").isolation()).isEqualTo(IsolationMode.FRESH);
    assertThat(job("--isolation=fresh").isolation()).isEqualTo(IsolationMode.FRESH);
    assertThat(job().isolation()).isEqualTo(IsolationMode.REUSE);
  }

  @Test
  void job_recordsItsCommandQuoted() {
    assertThat(job("--spill-dir", "a b").command())
        .isEqualTo("wadup --modules m --input in --output out.db --spill-dir 'a b'");
  }

  @Test
  void unknownOption_isAUsageErrorWithASuggestion() {
    ProgramRun run = ProgramRun.inProcess("--fuell", "3");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(run.err()).startsWith("wadup: ").contains("--fuell", "did you mean", "--fuel?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--max-memory=3x", "--timeout=30", "--isolation=none", "--threads=x", "--fuel=a"})
  void badValue_isAUsageErrorThatNamesTheOption(String argument) {
    ProgramRun run = ProgramRun.inProcess(argument);
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(run.err())
        .contains(argument.substring(0, argument.indexOf('=')))
        .doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--modules=m --input=i", "--modules=m --output=o", "--input=i --output=o"})
  void missingPart_isAUsageError(String line) {
    ProgramRun run = ProgramRun.inProcess(line.split(" "));
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(run.err()).startsWith("wadup: ").contains("given");
  }

  @Test
  void help_namesEveryLimitWithItsDefault() {
    ProgramRun run = ProgramRun.inProcess("--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("--fuel=N", "--timeout=TIME", "120s", "--max-memory=SIZE", "256MiB")
        .contains("--max-stack=SIZE", "8MiB", "--max-recursion-depth=N", "100")
        .contains("--max-children=N", "1000000", "--max-expansion=SIZE", "10GiB")
        .doesNotContain("\u001b");
  }

  @Test
  void terminals_colorNeedsATerminalThatCan() {
    Map<String, String> xterm = Map.of("TERM", "xterm");
    assertThat(Terminals.of("out,err", xterm)).isEqualTo(new Terminals(true, true, true));
    assertThat(Terminals.of("", xterm)).isEqualTo(new Terminals(false, false, true));
    assertThat(Terminals.of("out", Map.of("TERM", "xterm", "NO_COLOR", "1")).color()).isFalse();
    assertThat(Terminals.of("out", Map.of()).color()).isFalse();
  }
}
