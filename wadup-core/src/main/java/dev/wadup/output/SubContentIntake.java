package dev.wadup.output;

import dev.wadup.content.ContentBytes;
import dev.wadup.output.SubContentDecoder.Announcement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes the children that one module announced of one content. */
final class SubContentIntake {
  private static final long MOST_NAME_CHARS = 64L << 20;

  private final ContentBytes content;
  private final OutputSettings settings;
  private final ChildGate gate;
  private final List<ChildAnnouncement> children = new ArrayList<>();
  private final Set<String> announced = new HashSet<>();
  private long nameChars;

  SubContentIntake(ContentBytes content, OutputSettings settings, ChildGate gate) {
    this.content = content;
    this.settings = settings;
    this.gate = gate;
  }

  List<ChildAnnouncement> children() {
    return children;
  }

  /**
   * Takes an announcement.
   *
   * @param number what stands for N in the names of its two files
   * @param data what {@code data_N.bin} holds, if it is there
   */
  void accept(String file, String number, ContentBytes metadata, Optional<ContentBytes> data)
      throws BadOutputException {
    checkSize(file, metadata);
    Announcement announcement = SubContentDecoder.decode(file, metadata, settings);
    countNames(file, number, announcement.filename());
    if (!announced.add(number)) {
      throw new BadOutputException("%s: announced a second time".formatted(file));
    }
    if (announced.size() > settings.limits().children()) {
      throw new BadOutputException(
          "%s: more than %d children of one content".formatted(file, settings.limits().children()));
    }
    gate.admit(child(file, announcement, data)).ifPresent(children::add);
  }

  /** Slices of no bytes cost a guest nothing, so that their names must. */
  private void countNames(String file, String number, String filename) throws BadOutputException {
    nameChars += number.length() + Math.min(filename.length(), settings.limits().childNameBytes());
    if (nameChars > MOST_NAME_CHARS) {
      throw new BadOutputException(
          "%s: the names of one content's children are longer than %d characters in all"
              .formatted(file, MOST_NAME_CHARS));
    }
  }

  private ChildAnnouncement child(
      String file, Announcement announcement, Optional<ContentBytes> data)
      throws BadOutputException {
    String filename = cut(announcement.filename());
    if (announcement.offset() != null && announcement.length() != null) {
      long offset = announcement.offset();
      ContentBytes slice = slice(file, offset, announcement.length());
      return new ChildAnnouncement(filename, slice, offset);
    }
    if (data.isEmpty()) {
      throw new BadOutputException(
          "%s: neither 'offset' and 'length' nor a data file beside it".formatted(file));
    }
    return new ChildAnnouncement(filename, data.get(), null);
  }

  private ContentBytes slice(String file, long offset, long length) throws BadOutputException {
    if (offset > content.size() || length > content.size() - offset) {
      throw new BadOutputException(
          "%s: offset %d and length %d leave the content of %d bytes"
              .formatted(file, offset, length, content.size()));
    }
    return content.slice(offset, length);
  }

  private String cut(String filename) {
    return Utf8Prefix.of(filename, settings.limits().childNameBytes());
  }

  private void checkSize(String file, ContentBytes metadata) throws BadOutputException {
    if (metadata.size() > settings.limits().fileBytes()) {
      throw new BadOutputException(
          "%s: %d bytes, the limit is %d"
              .formatted(file, metadata.size(), settings.limits().fileBytes()));
    }
  }
}
