package dev.wadup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
  @ParameterizedTest
  @CsvSource({
    "67108864, 67108864",
    "64MiB, 67108864",
    "64mib, 67108864",
    "64M, 67108864",
    "64 MB, 64000000",
    "1.5K, 1536",
    "0, 0",
    "10B, 10",
    "7TiB, 7696581394432"
  })
  void parse_size_givesBytes(String text, long bytes) {
    assertThat(ByteSize.parse(text).bytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MiB", "-1", "3x", "64iB", "1I", "1.2.3K", "0x10", "1 000"})
  void parse_noSize_saysHowToWriteOne(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ByteSize.parse(text))
        .withMessageContaining("'" + text + "'")
        .withMessageContaining("64MiB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.3B", "9000000T", "0.0001KiB"})
  void parse_notInWholeBytesOf64Bit_isRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ByteSize.parse(text))
        .withMessageContaining("8 EiB");
  }

  @ParameterizedTest
  @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1 KiB", "1536, 1.5 KiB", "10737418240, 10 GiB"})
  void toString_usesTheLargestFittingUnit(long bytes, String text) {
    assertThat(new ByteSize(bytes)).hasToString(text);
  }
}
