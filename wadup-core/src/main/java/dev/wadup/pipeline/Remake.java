package dev.wadup.pipeline;

import dev.wadup.content.ContentUnavailableException;
import dev.wadup.output.ChildAnnouncement;
import dev.wadup.sink.KnownChild;
import dev.wadup.sink.KnownRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives the children of a module's earlier run over a content their bytes again, which are not
 * kept: slices are cut once more, for others the module runs and its rows are dropped.
 */
final class Remake {
  private final Assignment assignment;
  private final KnownRun run;
  private final List<KnownChild> known;

  private Remake(Assignment assignment, KnownRun run) {
    this.assignment = assignment;
    this.run = run;
    this.known = assignment.standing().children(run.moduleName());
  }

  /**
   * The children of a run that stands.
   *
   * @param mimeType null if it is not known
   * @param runner runs the same module
   * @throws OutdatedResultsException if other children come out now
   */
  static ModuleOutcome of(
      Assignment assignment, @Nullable String mimeType, KnownRun run, ModuleRunner runner)
      throws ContentUnavailableException, OutdatedResultsException {
    if (run.childCount() == 0) {
      return ModuleOutcome.NOTHING_NEW;
    }
    return new Remake(assignment, run).outcome(mimeType, runner);
  }

  private ModuleOutcome outcome(@Nullable String mimeType, ModuleRunner runner)
      throws ContentUnavailableException, OutdatedResultsException {
    boolean slices = known.stream().allMatch(child -> child.offset() != null);
    if (slices && known.size() == run.childCount()) {
      return ModuleOutcome.remade(new Intake(slices(), new CutList()));
    }
    ModuleOutcome again = runner.run(assignment, mimeType);
    again.dropRows();
    try {
      return ModuleOutcome.remade(matched(again.intake()));
    } catch (OutdatedResultsException e) {
      again.dropChildren();
      throw e;
    }
  }

  private List<PendingChild> slices() throws OutdatedResultsException {
    List<PendingChild> slices = new ArrayList<>(known.size());
    try {
      for (KnownChild child : known) {
        slices.add(slice(child));
      }
      return slices;
    } catch (OutdatedResultsException e) {
      slices.forEach(child -> child.store().release());
      throw e;
    }
  }

  private PendingChild slice(KnownChild child) throws OutdatedResultsException {
    long offset = Objects.requireNonNull(child.offset());
    boolean fits = offset <= assignment.content().bytes().size() - child.size();
    if (!fits || assignment.terms().guard().admit(child.size()).isPresent()) {
      throw outdated();
    }
    ChildAnnouncement cut =
        new ChildAnnouncement(
            child.filename(), assignment.content().bytes().slice(offset, child.size()), offset);
    return new PendingChild(
        cut, run.moduleName(), child.ordinal(), assignment.store().retain(), child);
  }

  private Intake matched(Intake made) throws OutdatedResultsException {
    if (made.children().size() != run.childCount()) {
      throw outdated();
    }
    Map<Integer, KnownChild> byOrdinal =
        known.stream().collect(Collectors.toMap(KnownChild::ordinal, Function.identity()));
    List<PendingChild> matched = new ArrayList<>(made.children().size());
    for (PendingChild child : made.children()) {
      KnownChild same = byOrdinal.get(child.ordinal());
      if (same == null || !isLike(same, child.announcement())) {
        throw outdated();
      }
      matched.add(child.standingAs(same));
    }
    return new Intake(matched, made.cuts());
  }

  private static boolean isLike(KnownChild known, ChildAnnouncement made) {
    return known.filename().equals(made.filename())
        && known.size() == made.bytes().size()
        && Objects.equals(known.offset(), made.offset());
  }

  private OutdatedResultsException outdated() {
    return new OutdatedResultsException(
        "module '%s' gives other children of '%s' than before"
            .formatted(run.moduleName(), assignment.content().path()));
  }
}
