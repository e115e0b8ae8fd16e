package dev.wadup.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as people write it: {@code 67108864}, {@code 64MiB}, {@code 1.5 GB}. */
record ByteSize(long bytes) {
  private static final Pattern SYNTAX =
      Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([KMGT]?)(I?B?)", Pattern.CASE_INSENSITIVE);
  private static final String PREFIXES = "KMGT";
  private static final int DECIMAL = 1000;
  private static final int BINARY = 1024;

  /**
   * Reads a size; a unit without {@code i} and with {@code B} is decimal, all others are binary.
   *
   * @throws IllegalArgumentException if the text is no size or the size exceeds 64 bit
   */
  static ByteSize parse(String text) {
    Matcher parts = SYNTAX.matcher(text.strip());
    if (!parts.matches() || isBareI(parts)) {
      throw new IllegalArgumentException(
          "'" + text + "' is no size: write bytes or a unit, as in 67108864 or 64MiB");
    }
    long unit = unit(parts.group(2), parts.group(3));
    try {
      return new ByteSize(
          new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit)).longValueExact());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no whole number of bytes below 8 EiB", e);
    }
  }

  private static boolean isBareI(Matcher parts) {
    String suffix = parts.group(3).toUpperCase(Locale.ROOT);
    return suffix.equals("I") || (suffix.equals("IB") && parts.group(2).isEmpty());
  }

  private static long unit(String prefix, String suffix) {
    int base = suffix.equalsIgnoreCase("B") ? DECIMAL : BINARY;
    long unit = 1;
    int power = prefix.isEmpty() ? 0 : PREFIXES.indexOf(prefix.toUpperCase(Locale.ROOT)) + 1;
    for (int i = 0; i < power; i++) {
      unit *= base;
    }
    return unit;
  }

  /** The size as an int, or the largest int. */
  int toInt() {
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }

  /** The size in the largest binary unit that leaves at least 1, with one digit where needed. */
  @Override
  public String toString() {
    double value = bytes;
    int power = 0;
    while (value >= BINARY && power < PREFIXES.length()) {
      value /= BINARY;
      power++;
    }
    if (power == 0) {
      return bytes + " B";
    }
    String pattern = value == Math.rint(value) ? "%.0f %ciB" : "%.1f %ciB";
    return pattern.formatted(value, PREFIXES.charAt(power - 1));
  }
}
