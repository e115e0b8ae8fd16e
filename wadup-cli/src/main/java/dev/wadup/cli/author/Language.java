package dev.wadup.cli.author;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A language that modules can be written in. */
enum Language {
  RUST(
      "Rust",
      "guest-rust",
      "cargo",
      "https://rustup.rs, then: rustup target add wasm32-wasip1",
      "abstract as async await become box break const continue crate do dyn else enum extern"
          + " false final fn for gen if impl in let loop macro match mod move mut override priv"
          + " pub ref return self static struct super test trait true try type typeof unsafe"
          + " unsized use virtual wadup-guest where while yield alloc core std proc-macro"),
  GO("Go", "guest-go", "go", "Go 1.24 or later, https://go.dev/dl/", "std cmd wadup main"),
  PYTHON(
      "Python",
      "guest-python/src",
      "python3",
      "Python 3.11 or later, https://www.python.org/downloads/",
      "and as assert async await break class continue def del elif else except finally for"
          + " from global if import in is lambda nonlocal not or pass raise return try while"
          + " with yield wadup sys builtins encodings");

  private final String title;
  private final String guestLibrary;
  private final String tool;
  private final String installation;
  private final String takenNames;

  Language(String title, String guestLibrary, String tool, String installation, String takenNames) {
    this.title = title;
    this.guestLibrary = guestLibrary;
    this.tool = tool;
    this.installation = installation;
    this.takenNames = takenNames;
  }

  /** The language's name for people. */
  String title() {
    return title;
  }

  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where the guest library lies, from the home folder. */
  String guestLibrary() {
    return guestLibrary;
  }

  /** The command that the toolchain consists of. */
  String tool() {
    return tool;
  }

  /** Where the toolchain is to be had. */
  String installation() {
    return installation;
  }

  /** Whether a project of this name would not build. */
  boolean isTaken(String name) {
    return List.of(takenNames.split(" ")).contains(name);
  }

  /** Whether the toolchain's command is in one of a path variable's folders. */
  boolean isInstalled(String searchPath) {
    return Arrays.stream(searchPath.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }
}
