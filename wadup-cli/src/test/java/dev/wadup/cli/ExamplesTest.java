package dev.wadup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wadup.engine.choice.EngineKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each example that is built and has test data does with it what its golden files say. */
@Tag("slow")
@ParameterizedClass
@EnumSource(EngineKind.class)
class ExamplesTest {
  /** What CPython needs of WebAssembly stack. */
  private static final long PYTHON_STACK = 4L << 20;

  private static final Path EXAMPLES = Path.of("../examples").toAbsolutePath().normalize();

  private final EngineKind engine;

  ExamplesTest(EngineKind engine) {
    this.engine = engine;
  }

  @TestFactory
  Stream<DynamicTest> example_onItsTestData_isAsGolden() throws IOException {
    return examplesWith("testdata/golden")
        .map(example -> dynamicTest(name(example), () -> assertAsGolden(example, "fresh")));
  }

  /** For the examples that remember what they saw. */
  @TestFactory
  Stream<DynamicTest> example_reused_isAsGolden() throws IOException {
    return examplesWith("testdata/golden-reuse")
        .map(example -> dynamicTest(name(example), () -> assertAsGolden(example, "reuse")));
  }

  private Stream<Path> examplesWith(String folder) throws IOException {
    return list(EXAMPLES).stream()
        .filter(example -> Files.isDirectory(example.resolve(folder)))
        .filter(example -> Files.exists(module(example)))
        .filter(this::hasStack);
  }

  private boolean hasStack(Path example) {
    return engine.largestStack() >= PYTHON_STACK || !name(example).startsWith("python");
  }

  private void assertAsGolden(Path example, String isolation) throws IOException {
    Path data = example.resolve("testdata");
    Path golden = data.resolve(isolation.equals("fresh") ? "golden" : "golden-" + isolation);
    var arguments =
        new ArrayList<>(List.of("test", "--engine", engine.label(), module(example).toString()));
    list(data).stream().filter(Files::isRegularFile).map(Path::toString).forEach(arguments::add);
    arguments.addAll(List.of("--isolation", isolation, "--golden", golden.toString()));
    ProgramRun run = ProgramRun.inProcess(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
  }

  private static Path module(Path example) {
    return EXAMPLES.resolve("modules").resolve(name(example).replace('-', '_') + ".wasm");
  }

  private static String name(Path example) {
    return EXAMPLES.relativize(example).toString();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }
}
