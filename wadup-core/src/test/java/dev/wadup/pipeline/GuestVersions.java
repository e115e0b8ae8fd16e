package dev.wadup.pipeline;

import dev.wadup.manifest.Manifest;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Modules in versions that give different rows and children, and how often each was called. */
final class GuestVersions {
  private final Map<String, Integer> versions = new TreeMap<>();
  private final Map<String, Manifest> manifests = new TreeMap<>();
  private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();

  /** Puts a module in that asks for some contents alone. */
  GuestVersions put(String name, Manifest manifest) {
    manifests.put(name, manifest);
    return put(name, 0);
  }

  /** Puts a module in, or another version in its place. */
  GuestVersions put(String name, int version) {
    versions.put(name, version);
    return this;
  }

  GuestVersions remove(String name) {
    versions.remove(name);
    return this;
  }

  boolean has(String name) {
    return versions.containsKey(name);
  }

  FakeEngine engine() {
    FakeEngine engine = new FakeEngine();
    versions.forEach((name, version) -> engine.with(name, version, guest(name, version)));
    manifests.forEach((name, manifest) -> engine.with(name, manifest, guest(name, 0)));
    return engine;
  }

  void forgetCalls() {
    calls.clear();
  }

  /** Calls of a module in the last run. */
  long calls(String name) {
    LongAdder count = calls.get(name);
    return count == null ? 0 : count.sum();
  }

  private FakeGuest guest(String name, int version) {
    return call -> {
      calls.computeIfAbsent(name, _ -> new LongAdder()).increment();
      return switch (name) {
        case "pieces" -> pieces(call, version);
        case "tail" -> tail(call, version);
        case "picky" -> picky(call, version);
        case "curious" -> row(call, "curious", call.facts().replace("\"", "'"));
        case "left", "right" -> row(call, "shared", name + version);
        default -> row(call, name, "%s %d %d".formatted(call.text(), call.data().size(), version));
      };
    };
  }

  /** The parts between bars, or else plus signs, are children; odd versions take them backwards. */
  private static int pieces(GuestCall call, int version) throws Exception {
    String text = call.text();
    String[] parts = text.split(text.contains("|") ? "\\|" : "\\+", -1);
    for (int i = 0; parts.length > 1 && i < parts.length; i++) {
      int index = version % 2 == 0 ? i : parts.length - 1 - i;
      call.child("piece" + index, parts[index]);
    }
    return row(call, "pieces", "%d pieces".formatted(parts.length));
  }

  /** What follows an s is a slice; a later version leaves out more. */
  private static int tail(GuestCall call, int version) throws Exception {
    long length = call.data().size() - 1 - version;
    if (call.text().startsWith("s") && length > 0) {
      call.slice("tail", 1 + version, length);
    }
    return row(call, "tail", "from " + version);
  }

  /** Even versions fail where there is an x. */
  private static int picky(GuestCall call, int version) throws Exception {
    return version % 2 == 0 && call.text().contains("x") ? 1 : row(call, "picky", call.text());
  }

  private static int row(GuestCall call, String table, String value) throws Exception {
    call.metadata(
        """
        {"tables":[{"name":"%s","columns":[{"name":"value","data_type":"String"}]}],
         "rows":[{"table_name":"%s","values":[{"String":"%s"}]}]}\
        """
            .formatted(table, table, value));
    return 0;
  }
}
