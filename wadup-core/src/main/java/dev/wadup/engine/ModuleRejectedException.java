package dev.wadup.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A module can't be used; the message names the file, what is wrong and, where there is one, the
 * limit.
 */
public final class ModuleRejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** An error with its message. */
  public ModuleRejectedException(String message, @Nullable Throwable cause) {
    super(message, cause);
    problems = List.of(message);
  }

  /** All that is wrong with a module. */
  public ModuleRejectedException(ModuleSource source, List<String> problems) {
    super(source.file() + ": " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each thing that is wrong, without the file's name. */
  public List<String> problems() {
    return problems;
  }
}
