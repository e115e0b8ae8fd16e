package dev.wadup.pipeline;

import dev.wadup.content.ContentUnavailableException;
import dev.wadup.sink.KnownChild;
import dev.wadup.sink.KnownResults;
import dev.wadup.sink.KnownRun;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands of one content from an earlier run: the runs of modules that are not due. A module
 * without one runs.
 */
final class Standing {
  /** Nothing: the content is new, or its root is done anew. */
  static final Standing NONE =
      new Standing(KnownResults.NONE, Set.of(), new UUID(0, 0), null, Map.of());

  private final KnownResults known;
  private final Set<String> due;
  private final UUID uuid;
  private final @Nullable String sha256;
  private final Map<String, KnownRun> runs;

  private Standing(
      KnownResults known,
      Set<String> due,
      UUID uuid,
      @Nullable String sha256,
      Map<String, KnownRun> runs) {
    this.known = known;
    this.due = due;
    this.uuid = uuid;
    this.sha256 = sha256;
    this.runs = runs;
  }

  /**
   * What stands of a content.
   *
   * @param due modules whose runs do not stand
   * @param sha256 that its bytes had; null if that need not be compared
   */
  static Standing of(KnownResults known, Set<String> due, UUID uuid, @Nullable String sha256) {
    Map<String, KnownRun> runs = new TreeMap<>();
    for (KnownRun run : known.runs(uuid)) {
      if (!due.contains(run.moduleName())) {
        runs.put(run.moduleName(), run);
      }
    }
    return new Standing(known, due, uuid, sha256, runs);
  }

  /** What stands of a child; nothing if it is new. */
  Standing ofChild(UUID childUuid, @Nullable KnownChild child) {
    return child == null ? NONE : of(known, due, childUuid, child.sha256());
  }

  /** Whether the content was there before this run. */
  boolean isKnown() {
    return this != NONE;
  }

  /** Whether bytes with this hash are other bytes than those that were there. */
  boolean differsFrom(Ancestry now) throws ContentUnavailableException {
    return sha256 != null && !sha256.equals(now.sha256());
  }

  /** A module's run; null if the module is to run. */
  @Nullable KnownRun run(String moduleName) {
    return runs.get(moduleName);
  }

  /** All runs, in the order of the modules' names, those of modules outside of this run too. */
  Collection<KnownRun> runs() {
    return runs.values();
  }

  /** The recorded children that a module announced, cut ones too, in their order. */
  List<KnownChild> children(String moduleName) {
    return known.children(uuid, moduleName);
  }
}
