package dev.wadup.content;

/**
 * How inputs are scanned.
 *
 * @param exclusions files and directories that are never inputs
 * @param filter which files are looked at
 * @param followLinks whether links inside a tree are followed
 */
public record ScanSettings(Exclusions exclusions, InputFilter filter, boolean followLinks) {
  /** Finds every file, and follows no link. */
  public static final ScanSettings ALL = new ScanSettings(Exclusions.NONE, InputFilter.NONE, false);
}
