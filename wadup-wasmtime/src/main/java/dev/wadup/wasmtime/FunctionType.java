package dev.wadup.wasmtime;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A function's type; printed as in the WebAssembly specification, for instance {@code [i32] ->
 * [i32]}.
 */
public record FunctionType(List<ValueType> parameters, List<ValueType> results)
    implements ExternType {
  /** A type from its two lists. */
  public FunctionType {
    parameters = List.copyOf(parameters);
    results = List.copyOf(results);
  }

  /** The type of a function with these parameters and no result. */
  public static FunctionType of(ValueType... parameters) {
    return new FunctionType(List.of(parameters), List.of());
  }

  /** The same with these results. */
  public FunctionType returning(ValueType... types) {
    return new FunctionType(parameters, List.of(types));
  }

  /** How many raw slots a call needs: the parameters and the results share them. */
  int slots() {
    return Math.max(parameters.size(), results.size());
  }

  @Override
  public String toString() {
    return join(parameters) + " -> " + join(results);
  }

  private static String join(List<ValueType> types) {
    return types.stream()
        .map(type -> type.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" ", "[", "]"));
  }
}
