package dev.wadup.cli.author;

import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the checkout or distribution, which holds templates and guest libraries. */
record WadupHome(Path folder) {
  private static final String PROPERTY = "wadup.home";

  /**
   * The folder that the launcher named.
   *
   * @throws WadupException with {@link ErrorCode#USAGE} if it named none
   */
  static WadupHome ofLauncher() {
    String home = System.getProperty(PROPERTY);
    if (home == null || !Files.isDirectory(Path.of(home, "templates"))) {
      throw new WadupException(
          ErrorCode.USAGE, "Templates not found: start wadup by its launcher, or set " + PROPERTY);
    }
    return new WadupHome(Path.of(home).toAbsolutePath().normalize());
  }

  Path template(Language language) {
    return folder.resolve("templates").resolve(language.folder());
  }

  Path guestLibrary(Language language) {
    return folder.resolve(language.guestLibrary());
  }
}
