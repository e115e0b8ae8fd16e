package dev.wadup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;

/** Whatever was edited and run before: the last run leaves what a fresh one would. */
@Tag("slow")
class RerunProperties {
  private static final List<String> MODULES =
      List.of("pieces", "tail", "picky", "size", "left", "right");

  private static final List<String> TEXTS =
      List.of("plain", "ssx", "a+sb|c+x", "sa|b+sc", "x", "+", "sss|sss", "");

  private static final List<String> SETTINGS = List.of("{}", "{}", "{}", "{\"max_depth\":3}");

  /** One thing that happens between the first run and the last; {@code which} and how. */
  record Step(String action, int which, int how) {
    void play(RerunFixture results) throws IOException {
      String file = "f" + which % 4;
      String module = MODULES.get(which % MODULES.size());
      switch (action) {
        case "write" -> results.file(file, TEXTS.get(how % TEXTS.size()));
        case "grow" -> results.grow(file, "|grown");
        case "delete" -> results.delete(file);
        case "change" -> results.guests.put(module, how % 3);
        case "remove" -> results.guests.remove(module);
        case "run" -> run(results);
        case "break" -> results.runUntil(1 + how % 7);
        default -> throw new IllegalArgumentException(action);
      }
    }

    private void run(RerunFixture results) {
      results.settings = SETTINGS.get(which % SETTINGS.size());
      results.checksum = how % 3 == 0;
      results.retryFailed = how % 4 == 0;
      results.prune = how % 5 == 0;
      results.dedupe = how % 2 == 0;
      results.run();
    }
  }

  @Provide
  Arbitrary<Step> steps() {
    return Combinators.combine(
            Arbitraries.of(
                "write", "write", "grow", "delete", "change", "remove", "run", "run", "break"),
            Arbitraries.integers().between(0, 11),
            Arbitraries.integers().between(0, 59))
        .as(Step::new);
  }

  @Property(tries = 25)
  void lastRun_afterAnyEditsAndRuns_leavesWhatAFreshOneWould(
      @ForAll @Size(max = 14) List<@From("steps") Step> steps) throws IOException {
    Path temp = Files.createTempDirectory("wadup-rerun");
    try {
      RerunFixture results = new RerunFixture(temp);
      putAllModules(results);
      results.file("f0", "a+sb|c+x").file("f1", "ssx");
      for (Step step : steps) {
        step.play(results);
      }
      putAllModules(results);
      new Step("run", 0, 5).play(results);
      results.retryFailed = false;

      assertThat(results.differencesFromFresh()).isEmpty();
    } finally {
      deleteTree(temp);
    }
  }

  /** Modules that a later run does not name keep their rows: so the last one names all. */
  private static void putAllModules(RerunFixture results) {
    for (String module : MODULES) {
      if (!results.guests.has(module)) {
        results.guests.put(module, 0);
      }
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
