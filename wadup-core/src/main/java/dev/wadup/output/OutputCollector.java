package dev.wadup.output;

import dev.wadup.content.ContentBytes;
import dev.wadup.table.RowBatch;
import dev.wadup.vfs.CloseListener;
import dev.wadup.vfs.VirtualFileSystem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes what one module writes about one content, as the guest contract's sections 3 and 4 lay it
 * down; one collector for each (content, module), used by one thread.
 */
public final class OutputCollector implements CloseListener {
  private final MetadataIntake metadata;
  private final SubContentIntake subContent;
  private @Nullable BadOutputException fault;
  private @Nullable RuntimeException hostFailure;

  /** A collector for a module's run over {@code content}, which slices are cut from. */
  public OutputCollector(
      String moduleName, ContentBytes content, OutputSettings settings, ChildGate gate) {
    this.metadata = new MetadataIntake(moduleName, settings);
    this.subContent = new SubContentIntake(content, settings, gate);
  }

  /** A collector that takes every child as it is. */
  public OutputCollector(String moduleName, ContentBytes content, OutputSettings settings) {
    this(moduleName, content, settings, ChildGate.OPEN);
  }

  /**
   * Reads what a guest left under {@code /metadata} during start-up: it may define tables, but rows
   * belong to no content yet.
   *
   * @return one batch without rows for each table, to be recorded with the instance's first content
   * @throws BadOutputException if the output breaks the contract or holds rows
   */
  public static List<RowBatch> startup(
      String moduleName, VirtualFileSystem files, OutputSettings settings)
      throws BadOutputException {
    MetadataIntake intake = new MetadataIntake(moduleName, settings);
    for (String name : files.filesIn(GuestPaths.METADATA)) {
      String path = GuestPaths.METADATA + "/" + name;
      Optional<ContentBytes> bytes = files.detach(path);
      if (bytes.isPresent() && GuestPaths.isMetadata(path)) {
        intake.accept(path, bytes.get());
      }
    }
    while (intake.acceptDeferred()) {
      // Rows that waited for their table count like the others, and without a table are a fault.
    }
    if (intake.rowCount() > 0) {
      throw new BadOutputException("rows were written during start-up, before any content");
    }
    return intake.build();
  }

  @Override
  public void fileClosed(VirtualFileSystem files, String path) {
    try {
      take(files, path);
    } catch (BadOutputException e) {
      fault = fault == null ? e : fault;
    } catch (RuntimeException e) {
      hostFailure = e;
    }
  }

  /**
   * Takes what is left in the tree in name order, and makes the tables known to the whole run; to
   * be called when {@code process} has returned 0. An instance whose output was bad should not be
   * used again: tables it defined may be unknown.
   *
   * @throws BadOutputException if anything that was written breaks the contract
   */
  public CollectedOutput finish(VirtualFileSystem files) throws BadOutputException {
    takeLeftovers(files, GuestPaths.METADATA);
    takeLeftovers(files, GuestPaths.SUBCONTENT);
    takeDeferred();
    if (fault != null) {
      throw fault;
    }
    return new CollectedOutput(metadata.build(), subContent.children(), droppedFiles(files));
  }

  /**
   * What had been flushed in files that keep the contract, for a run that failed; the note names
   * the first fault, if there is one.
   */
  public CollectedOutput finishPartial() {
    takeDeferred();
    List<RowBatch> rows = List.of();
    try {
      rows = metadata.build();
    } catch (BadOutputException e) {
      fault = fault == null ? e : fault;
    }
    return new CollectedOutput(
        rows, subContent.children(), fault == null ? null : fault.getMessage());
  }

  private void take(VirtualFileSystem files, String path) throws BadOutputException {
    if (GuestPaths.isMetadata(path)) {
      Optional<ContentBytes> bytes = files.detach(path);
      if (bytes.isPresent()) {
        metadata.accept(path, bytes.get());
      }
      return;
    }
    Optional<String> number = GuestPaths.announcementNumber(path);
    if (number.isPresent()) {
      Optional<ContentBytes> bytes = files.detach(path);
      Optional<ContentBytes> data = files.detach(GuestPaths.data(number.get()));
      if (bytes.isPresent()) {
        subContent.accept(path, number.get(), bytes.get(), data);
      }
    }
  }

  private void takeLeftovers(VirtualFileSystem files, String directory) {
    for (String name : files.filesIn(directory)) {
      fileClosed(files, directory + "/" + name);
    }
  }

  private void takeDeferred() {
    boolean more = true;
    while (more) {
      try {
        more = metadata.acceptDeferred();
      } catch (BadOutputException e) {
        fault = fault == null ? e : fault;
      }
    }
    if (hostFailure != null) {
      throw hostFailure;
    }
  }

  private static @Nullable String droppedFiles(VirtualFileSystem files) {
    List<String> dropped = files.filesIn(GuestPaths.SUBCONTENT);
    if (dropped.isEmpty()) {
      return null;
    }
    return "%d file(s) in %s were never announced and dropped, the first is %s"
        .formatted(dropped.size(), GuestPaths.SUBCONTENT, Excerpt.of(dropped.getFirst()));
  }
}
