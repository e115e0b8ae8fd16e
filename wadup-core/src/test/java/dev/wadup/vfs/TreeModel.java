package dev.wadup.vfs;

import java.util.Map;
import java.util.TreeMap;

/** A file tree as a map from paths to contents; the content of a directory is a slash. */
public final class TreeModel {
  /** What is done to which paths. */
  public record Step(String action, String path, String other) {}

  private final TreeMap<String, String> nodes = new TreeMap<>();
  private final int maxDepth;

  /** An empty tree in which directories nest no deeper. */
  public TreeModel(int maxDepth) {
    this.maxDepth = maxDepth;
  }

  /** What there is. */
  public Map<String, String> nodes() {
    return nodes;
  }

  /** Does it; false if it must be refused. */
  public boolean apply(Step step) {
    String path = step.path();
    if (!isDirectory(parent(path))) {
      return false;
    }
    return switch (step.action()) {
      case "mkdir" -> nodes.putIfAbsent(path, "/") == null;
      case "write" -> !isDirectory(path) && put(path, step.other());
      case "unlink", "detach" -> isFile(path) && nodes.remove(path) != null;
      case "rmdir" -> isDirectory(path) && isEmpty(path) && nodes.remove(path) != null;
      default -> rename(path, step.other());
    };
  }

  private boolean rename(String from, String to) {
    if (!nodes.containsKey(from) || !isDirectory(parent(to)) || to.startsWith(from + "/")) {
      return false;
    }
    if (from.equals(to)) {
      return true;
    }
    boolean fits = isDirectory(from) ? isDirectory(to) && isEmpty(to) : isFile(to);
    if (nodes.containsKey(to) && !fits) {
      return false;
    }
    if (isDirectory(from) && depth(to) + height(from) > maxDepth) {
      return false;
    }
    move(from, to);
    return true;
  }

  private void move(String from, String to) {
    Map<String, String> moved = new TreeMap<>(nodes.subMap(from, true, from + "0", false));
    moved.keySet().removeIf(path -> !path.equals(from) && !path.startsWith(from + "/"));
    nodes.keySet().removeAll(moved.keySet());
    moved.forEach((path, text) -> nodes.put(to + path.substring(from.length()), text));
  }

  private boolean put(String path, String text) {
    nodes.put(path, text);
    return true;
  }

  private boolean isDirectory(String path) {
    return path.isEmpty() || "/".equals(nodes.get(path));
  }

  private boolean isFile(String path) {
    return nodes.containsKey(path) && !isDirectory(path);
  }

  private boolean isEmpty(String path) {
    return nodes.keySet().stream().noneMatch(other -> other.startsWith(path + "/"));
  }

  private int height(String path) {
    return nodes.keySet().stream()
        .filter(other -> other.startsWith(path + "/") && isDirectory(other))
        .mapToInt(other -> depth(other) - depth(path))
        .max()
        .orElse(0);
  }

  private static int depth(String path) {
    return path.split("/", -1).length;
  }

  private static String parent(String path) {
    return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
  }
}
