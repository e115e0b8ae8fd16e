package dev.wadup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static Progress at(int seconds, long files, boolean allKnown) {
    return new Progress(
        Duration.ofSeconds(seconds), files, 5, 1, files * 1024, 40, 40 * 1024, allKnown);
  }

  @Test
  void timeLeft_allKnown_goesOnAsBefore() {
    assertThat(at(10, 10, true).timeLeft()).contains(Duration.ofSeconds(30));
  }

  @Test
  void timeLeft_walkStillGoingOrNothingDone_isUnknown() {
    assertThat(at(10, 10, false).timeLeft()).isEmpty();
    assertThat(at(10, 0, true).timeLeft()).isEmpty();
  }

  @Test
  void line_showsTheRateSinceTheLineBefore() {
    var text = new StringWriter();
    try (var view = new ProgressLineView(new PrintWriter(text))) {
      view.show(at(10, 10, false));
      view.show(at(20, 30, true));
    }
    assertThat(text.toString().lines())
        .containsExactly(
            "10.0 s: 10 files, 5 children, 1 failed, 1 KiB/s",
            "20.0 s: 30 of 40 files, 5 children, 1 failed, 2 KiB/s, 6.7 s left");
  }
}
