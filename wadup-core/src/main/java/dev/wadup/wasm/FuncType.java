package dev.wadup.wasm;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A function's type; printed like {@code (i32, i64) -> i32}. */
public record FuncType(List<ValType> parameters, List<ValType> results) {
  /** Copies the lists. */
  public FuncType {
    parameters = List.copyOf(parameters);
    results = List.copyOf(results);
  }

  @Override
  public String toString() {
    String joined = join(results);
    return "(" + join(parameters) + ") -> " + (results.size() == 1 ? joined : "(" + joined + ")");
  }

  private static String join(List<ValType> types) {
    return types.stream()
        .map(type -> type.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
