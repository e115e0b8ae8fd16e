package dev.wadup.output;

import dev.wadup.content.ContentBytes;
import dev.wadup.vfs.CloseListener;
import dev.wadup.vfs.VirtualFileSystem;

/**
 * Takes what one module writes about one content, as the guest contract's sections 3 and 4 lay it
 * down; one collector for each (content, module), used by one thread.
 */
public final class OutputCollector implements CloseListener {
  private final String moduleName;
  private final ContentBytes content;
  private final OutputSettings settings;

  /** A collector for a module's run over {@code content}, which slices are cut from. */
  public OutputCollector(String moduleName, ContentBytes content, OutputSettings settings) {
    this.moduleName = moduleName;
    this.content = content;
    this.settings = settings;
  }

  /**
   * Reads what a guest left under {@code /metadata} during start-up: it may define tables, but rows
   * and children belong to no content yet.
   *
   * @return one batch without rows for each table, to be recorded with the instance's first content
   * @throws BadOutputException if the output breaks the contract or holds rows
   */
  public static CollectedOutput startup(
      String moduleName, VirtualFileSystem files, OutputSettings settings)
      throws BadOutputException {
    return CollectedOutput.EMPTY;
  }

  @Override
  public void fileClosed(VirtualFileSystem files, String path) {
    files.detach(path);
  }

  /**
   * Takes what is left in the tree in name order, and makes the tables known to the whole run; to
   * be called when {@code process} has returned 0. An instance whose output was bad should not be
   * used again: tables it defined may be unknown.
   *
   * @throws BadOutputException if anything that was written breaks the contract
   */
  public CollectedOutput finish(VirtualFileSystem files) throws BadOutputException {
    return CollectedOutput.EMPTY;
  }

  /**
   * What had been flushed in files that keep the contract, for a run that failed; the note names
   * the first file that does not.
   */
  public CollectedOutput finishPartial() {
    return CollectedOutput.EMPTY;
  }

  @Override
  public String toString() {
    return moduleName + content + settings;
  }
}
