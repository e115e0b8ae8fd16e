package dev.wadup.cli.author;

import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.util.regex.Pattern;

/** A project's name, good in every language: lower-case words joined by hyphens. */
record ProjectName(String text) {
  private static final Pattern WORDS = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int MAX_LENGTH = 64;

  /**
   * Checks the name.
   *
   * @throws WadupException with {@link ErrorCode#USAGE} if no package can have it
   */
  static ProjectName of(String text, Language language) {
    if (!WORDS.matcher(text).matches() || text.length() > MAX_LENGTH) {
      throw refused(
          text,
          "use lower-case letters, digits and single hyphens, beginning with a letter, at most "
              + MAX_LENGTH);
    }
    if (language.isTaken(text)) {
      throw refused(text, "the name has a meaning in " + language.title() + " already");
    }
    return new ProjectName(text);
  }

  /** The name where hyphens are not allowed; also the module's. */
  String underscored() {
    return text.replace('-', '_');
  }

  private static WadupException refused(String text, String why) {
    return new WadupException(
        ErrorCode.USAGE, "'%s' can't be a project's name: %s.".formatted(text, why));
  }
}
