package dev.wadup.pipeline;

import dev.wadup.result.ContentResult;
import dev.wadup.sink.ResultSink;
import dev.wadup.sink.RootRecord;
import dev.wadup.sink.RunEnd;
import dev.wadup.sink.SkippedEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps results in memory, and refuses what breaks a sink's order. */
final class MemorySink implements ResultSink {
  final Set<String> endedInputs = new HashSet<>();
  final Map<UUID, ContentResult> results = new HashMap<>();
  final List<SkippedEntry> skipped = new ArrayList<>();
  final Set<UUID> pendingRoots = new HashSet<>();
  final Set<UUID> completeRoots = new HashSet<>();
  final Map<UUID, RootRecord> roots = new HashMap<>();
  int mostPending;
  @Nullable RuntimeException failure;

  @Override
  public synchronized void beginRoot(RootRecord root) {
    require(roots.put(root.uuid(), root) == null, "a root begun twice");
    pendingRoots.add(root.uuid());
    mostPending = Math.max(mostPending, pendingRoots.size());
  }

  @Override
  public void reviseRoot(RootRecord root, Set<String> modules) {
    throw new IllegalStateException("sink misused: nothing is known that could be revised");
  }

  @Override
  public synchronized void write(ContentResult result) {
    if (failure != null) {
      throw failure;
    }
    require(pendingRoots.contains(result.rootUuid()), "a content outside of its root's time");
    require(
        result.parentUuid() == null || results.containsKey(result.parentUuid()),
        "a child before its parent");
    require(results.put(result.uuid(), result) == null, "a content written twice");
  }

  @Override
  public synchronized void completeRoot(UUID rootUuid) {
    require(pendingRoots.remove(rootUuid), "a root completed that is not pending");
    completeRoots.add(rootUuid);
  }

  @Override
  public synchronized void skip(SkippedEntry entry) {
    skipped.add(entry);
  }

  @Override
  public void flush() {}

  @Override
  public void finish(RunEnd end) {}

  @Override
  public void close() {}

  /** Results by path, for those tests in which paths are unique. */
  Map<String, ContentResult> byPath() {
    Map<String, ContentResult> byPath = new TreeMap<>();
    results.values().forEach(result -> byPath.put(result.path(), result));
    return byPath;
  }

  /** Makes ready for another run. */
  synchronized void forget() {
    results.clear();
    roots.clear();
    completeRoots.clear();
    pendingRoots.clear();
  }

  /** The result at this path. */
  ContentResult at(String path) {
    return Objects.requireNonNull(byPath().get(path), () -> "nothing recorded at " + path);
  }

  RootRecord root(UUID uuid) {
    return Objects.requireNonNull(roots.get(uuid));
  }

  private static void require(boolean condition, String fault) {
    if (!condition) {
      throw new IllegalStateException("sink misused: " + fault);
    }
  }

  @Override
  public synchronized void endInputs(Set<String> inputs) {
    endedInputs.addAll(inputs);
  }
}
