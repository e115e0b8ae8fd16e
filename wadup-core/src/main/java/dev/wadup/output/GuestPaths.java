package dev.wadup.output;

import java.util.Optional;

/** The places where the contract looks for a guest's output. */
final class GuestPaths {
  static final String METADATA = "/metadata";
  static final String SUBCONTENT = "/subcontent";
  private static final String ANNOUNCEMENT_PREFIX = SUBCONTENT + "/metadata_";
  private static final String SUFFIX = ".json";

  private GuestPaths() {}

  static boolean isMetadata(String path) {
    return path.startsWith(METADATA + "/")
        && path.endsWith(SUFFIX)
        && path.lastIndexOf('/') == METADATA.length();
  }

  /** What stands for N if this is {@code /subcontent/metadata_N.json}. */
  static Optional<String> announcementNumber(String path) {
    int from = ANNOUNCEMENT_PREFIX.length();
    int to = path.length() - SUFFIX.length();
    if (to <= from || !path.startsWith(ANNOUNCEMENT_PREFIX) || !path.endsWith(SUFFIX)) {
      return Optional.empty();
    }
    String number = path.substring(from, to);
    return number.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Optional.of(number)
        : Optional.empty();
  }

  static String data(String number) {
    return SUBCONTENT + "/data_" + number + ".bin";
  }
}
