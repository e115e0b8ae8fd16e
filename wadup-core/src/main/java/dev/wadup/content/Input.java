package dev.wadup.content;

import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where contents come from. */
public sealed interface Input {
  /**
   * A directory, walked recursively, or a single file.
   *
   * @param path what to read; a link here is followed
   * @param name stands for the path in every identity, so that a moved directory keeps its rows;
   *     null for the real absolute path
   */
  record Tree(Path path, @Nullable String name) implements Input {
    /** A directory or file that is known by its real absolute path. */
    public Tree(Path path) {
      this(path, null);
    }
  }

  /**
   * Paths of files, as {@code find -print} and {@code find -print0} write them.
   *
   * @param source raw bytes of the paths; read as the run goes on, not closed
   * @param separator the byte after each path: a newline or NUL
   */
  record PathList(InputStream source, byte separator) implements Input {}

  /**
   * One file, in the place of a content of an earlier run.
   *
   * @param input the input's name, and with {@code pathRaw} what identifies the file
   * @param filename the content's name; text, never a path of the host
   * @param path its path for people
   * @param pathRaw percent-encoded
   * @param depth 0 if the content was a file of the input
   */
  record Replay(Path file, String input, String filename, String path, String pathRaw, int depth)
      implements Input {}
}
