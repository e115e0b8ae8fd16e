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
    return path.startsWith(METADATA + "/") && path.endsWith(SUFFIX);
  }

  /** What stands for N if this is {@code /subcontent/metadata_N.json}. */
  static Optional<String> announcementNumber(String path) {
    boolean fits =
        path.startsWith(ANNOUNCEMENT_PREFIX)
            && path.endsWith(SUFFIX)
            && path.length() > ANNOUNCEMENT_PREFIX.length() + SUFFIX.length();
    return fits
        ? Optional.of(path.substring(ANNOUNCEMENT_PREFIX.length(), path.length() - SUFFIX.length()))
        : Optional.empty();
  }

  static String data(String number) {
    return SUBCONTENT + "/data_" + number + ".bin";
  }
}
