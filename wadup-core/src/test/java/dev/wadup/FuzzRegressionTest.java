package dev.wadup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.output.MetadataFuzz;
import dev.wadup.output.SubContentFuzz;
import dev.wadup.vfs.PathFuzz;
import dev.wadup.wasi.CallSequenceFuzz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs the fuzz targets over their seeds, what the fuzzer found before, and small changes of both.
 * The search for more is {@code scripts/dev fuzz}.
 */
class FuzzRegressionTest {
  private static final Path FOUND = Path.of("src", "test", "fuzz");
  private static final Path VECTORS = Path.of("..", "contract", "vectors");
  private static final int CHANGES = 50;

  /** A target; its seeds lie in {@code src/test/fuzz} in the folder of its name. */
  enum Target {
    METADATA("metadata"),
    SUB_CONTENT("subcontent"),
    PATH(null),
    CALL_SEQUENCE(null);

    private final @Nullable String vectors;

    Target(@Nullable String vectors) {
      this.vectors = vectors;
    }

    void run(byte[] input) {
      switch (this) {
        case METADATA -> MetadataFuzz.fuzzerTestOneInput(input);
        case SUB_CONTENT -> SubContentFuzz.fuzzerTestOneInput(input);
        case PATH -> PathFuzz.fuzzerTestOneInput(input);
        case CALL_SEQUENCE -> CallSequenceFuzz.fuzzerTestOneInput(input);
      }
    }

    Stream<byte[]> seeds() {
      String folder = name().toLowerCase(Locale.ROOT).replace('_', '-');
      return Stream.concat(
              Stream.ofNullable(vectors).map(VECTORS::resolve), Stream.of(FOUND.resolve(folder)))
          .flatMap(Target::files)
          .map(Target::read);
    }

    private static Stream<Path> files(Path folder) {
      try (Stream<Path> files = Files.walk(folder)) {
        return files.filter(Files::isRegularFile).sorted().toList().stream();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    private static byte[] read(Path file) {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void target_onItsSeedsAndNearThem_findsNothing(Target target) {
    Random random = new Random(1);
    long[] inputs = {0};
    target
        .seeds()
        .forEach(
            seed -> {
              check(target, seed);
              for (int i = 0; i < CHANGES; i++) {
                check(target, changed(seed, random));
              }
              inputs[0]++;
            });
    assertThat(inputs[0]).as("seeds").isPositive();
  }

  private static void check(Target target, byte[] input) {
    try {
      target.run(input);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(new String(input, StandardCharsets.ISO_8859_1), e);
    }
  }

  private static byte[] changed(byte[] seed, Random random) {
    byte[] input = Arrays.copyOf(seed, random.nextInt(seed.length + 1));
    for (int i = 0; i < 3 && input.length > 0; i++) {
      input[random.nextInt(input.length)] = (byte) random.nextInt();
    }
    return random.nextBoolean() ? input : swapHalves(input);
  }

  private static byte[] swapHalves(byte[] input) {
    int middle = input.length / 2;
    byte[] swapped = Arrays.copyOfRange(input, middle, middle + input.length);
    System.arraycopy(input, 0, swapped, input.length - middle, middle);
    return swapped;
  }
}
