package dev.wadup.wasmtime;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings to be given to a C configuration object by setters named {@code prefix + name + "_set"};
 * printed in a fixed form that tells one configuration from another.
 */
final class NativeSettings {
  private final String prefix;
  private final Map<String, Long> values = new LinkedHashMap<>();

  NativeSettings(String prefix) {
    this.prefix = prefix;
  }

  void set(String name, boolean on) {
    set(name, on ? 1 : 0);
  }

  void set(String name, long value) {
    values.put(name, value);
  }

  void apply(long configuration) {
    values.forEach(
        (name, value) -> NativeFunction.of(prefix + name + "_set", 2).call(configuration, value));
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
