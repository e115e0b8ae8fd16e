package dev.wadup.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as people write it: {@code 30s}, {@code 500ms}, {@code 1h30m}. */
record TimeSpan(Duration duration) {
  private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
  private static final Pattern SYNTAX = Pattern.compile("(?:" + PART.pattern() + ")+");

  /**
   * Reads a length of time.
   *
   * @throws IllegalArgumentException if the text is none, or is zero
   */
  static TimeSpan parse(String text) {
    String normal = text.strip().toLowerCase(Locale.ROOT);
    Duration sum = SYNTAX.matcher(normal).matches() ? sum(PART.matcher(normal)) : Duration.ZERO;
    if (sum.isZero()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no time span: write a number and a unit, as in 500ms, 30s or 1h30m");
    }
    return new TimeSpan(sum);
  }

  private static Duration sum(Matcher parts) {
    return parts
        .results()
        .map(part -> unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration unit(String name) {
    return switch (name) {
      case "ms" -> Duration.ofMillis(1);
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      default -> Duration.ofHours(1);
    };
  }

  /** The span with one digit of a second below a minute, otherwise in its two largest units. */
  @Override
  public String toString() {
    if (duration.toMinutes() == 0) {
      return "%.1f s".formatted(duration.toMillis() / 1e3);
    }
    return duration.toHours() == 0
        ? "%d min %02d s".formatted(duration.toMinutes(), duration.toSecondsPart())
        : "%d h %02d min".formatted(duration.toHours(), duration.toMinutesPart());
  }
}
