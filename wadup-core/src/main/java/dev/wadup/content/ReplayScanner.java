package dev.wadup.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/** Gives one file under the name and depth that a content has in an earlier run. */
final class ReplayScanner implements InputScanner {
  private final Input.Replay replay;

  ReplayScanner(Input.Replay replay) {
    this.replay = replay;
  }

  @Override
  public void scan(ScanVisitor visitor) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(replay.file(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      visitor.file(
          new InputFile(
              replay.input(),
              replay.file(),
              replay.filename(),
              replay.path(),
              replay.pathRaw(),
              true,
              attributes.size(),
              attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
              replay.depth()));
    } catch (IOException e) {
      visitor.unread(replay.input(), replay.path(), EntryKind.ofFailure(e));
    }
  }
}
