package dev.wadup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {
  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "30s, PT30S", "2m, PT2M", "1h30m, PT1H30M", "1H, PT1H"})
  void parse_span_givesDuration(String text, Duration duration) {
    assertThat(TimeSpan.parse(text).duration()).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "30", "s", "-1s", "1.5s", "0s", "3 days", "99999999999s"})
  void parse_noSpan_saysHowToWriteOne(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeSpan.parse(text))
        .withMessageContaining("'" + text + "'")
        .withMessageContaining("30s");
  }

  @ParameterizedTest
  @CsvSource({"PT0.25S, 0.3 s", "PT61S, 1 min 01 s", "PT3H5M9S, 3 h 05 min"})
  void toString_usesTwoUnits(Duration duration, String text) {
    assertThat(new TimeSpan(duration)).hasToString(text);
  }
}
