package dev.wadup.manifest;

import java.util.List;

/** A manifest breaks its format. */
public final class InvalidManifestException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** An error with each thing that is wrong. */
  public InvalidManifestException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each thing that is wrong, with its place in the manifest. */
  public List<String> problems() {
    return problems;
  }
}
