package dev.wadup.content;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Words for what is no regular file and for what can't be read. */
final class EntryKind {
  private static final int TYPE_MASK = 0xF000;

  private EntryKind() {}

  /** What a special file is, for instance {@code a FIFO}. */
  static String ofSpecialFile(Path path) {
    try {
      int mode = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
      return switch (mode & TYPE_MASK) {
        case 0x1000 -> "a FIFO";
        case 0x2000 -> "a character device";
        case 0x6000 -> "a block device";
        case 0xC000 -> "a socket";
        default -> "no regular file";
      };
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return "no regular file";
    }
  }

  /** Why the system refused, in a few words and without the path. */
  static String ofFailure(IOException failure) {
    return switch (failure) {
      case NoSuchFileException e -> "vanished";
      case AccessDeniedException e -> "permission denied";
      case FileSystemLoopException e -> "a link in a loop";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> String.valueOf(failure.getMessage());
    };
  }
}
