package dev.wadup.pipeline;

import dev.wadup.content.ContentUnavailableException;
import dev.wadup.result.ModuleRun;
import dev.wadup.sink.KnownTwin;
import dev.wadup.sink.KnownTwins;
import dev.wadup.sink.TwinChild;
import dev.wadup.sink.TwinResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for results of modules over contents with the same bytes as one content. */
final class TwinSearch {
  private final KnownTwins known;
  private final Assignment assignment;
  private final int levels;
  private final boolean copiesChildren;
  private @Nullable List<KnownTwin> twins;

  /**
   * A search.
   *
   * @param levels how far below the content contents are still processed
   * @param copiesChildren whether no module chooses its contents by name or depth
   */
  TwinSearch(KnownTwins known, Assignment assignment, int levels, boolean copiesChildren) {
    this.known = known;
    this.assignment = assignment;
    this.levels = levels;
    this.copiesChildren = copiesChildren;
  }

  /** What a module gave for a twin, if it would give the same here. */
  Optional<ModuleOutcome> copy(ModuleRunner runner) throws ContentUnavailableException {
    if (known == KnownTwins.NONE || runner.dependsOnPlace()) {
      return Optional.empty();
    }
    for (KnownTwin twin : twins()) {
      Optional<TwinResult> result = known.result(twin, runner.moduleName(), levels);
      if (result.isPresent() && admits(result.get().children())) {
        return result.map(TwinSearch::copied);
      }
    }
    return Optional.empty();
  }

  private List<KnownTwin> twins() throws ContentUnavailableException {
    List<KnownTwin> found = twins;
    if (found == null) {
      found =
          known.find(
              assignment.ancestry().sha256(),
              assignment.content().bytes().size(),
              assignment.content().uuid());
      twins = found;
    }
    return found;
  }

  private boolean admits(List<TwinChild> children) {
    return children.isEmpty() || (copiesChildren && admitAll(children));
  }

  /** Counts all descendants against what the root may expand to, or none. */
  private boolean admitAll(List<TwinChild> children) {
    for (int i = 0; i < children.size(); i++) {
      if (!admit(children.get(i))) {
        children.subList(0, i).forEach(this::refund);
        return false;
      }
    }
    return true;
  }

  private boolean admit(TwinChild child) {
    if (assignment.lineage().guard().admit(child.size()).isPresent()) {
      return false;
    }
    boolean all = admitAll(child.children());
    if (!all) {
      assignment.lineage().guard().refund(child.size());
    }
    return all;
  }

  private void refund(TwinChild child) {
    assignment.lineage().guard().refund(child.size());
    child.children().forEach(this::refund);
  }

  private static ModuleOutcome copied(TwinResult result) {
    return new ModuleOutcome(asCopy(result.run()), Intake.NONE, result);
  }

  /** The run as it is recorded for a copy, which took no time. */
  static ModuleRun asCopy(ModuleRun run) {
    return new ModuleRun(
        run.moduleName(),
        run.outcome(),
        run.message(),
        run.output(),
        Duration.ZERO,
        run.fuel(),
        run.peakMemoryBytes(),
        run.factsRead(),
        run.rows(),
        run.childCount());
  }
}
