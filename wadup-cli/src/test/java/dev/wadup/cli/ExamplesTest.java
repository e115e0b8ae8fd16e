package dev.wadup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Each example that is built and has test data does with it what its golden files say. */
@Tag("slow")
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("../examples").toAbsolutePath().normalize();

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

  private static Stream<Path> examplesWith(String folder) throws IOException {
    return list(EXAMPLES).stream()
        .filter(example -> Files.isDirectory(example.resolve(folder)))
        .filter(example -> Files.exists(module(example)));
  }

  private static void assertAsGolden(Path example, String isolation) throws IOException {
    Path data = example.resolve("testdata");
    Path golden = data.resolve(isolation.equals("fresh") ? "golden" : "golden-" + isolation);
    var arguments = new ArrayList<>(List.of("test", module(example).toString()));
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
