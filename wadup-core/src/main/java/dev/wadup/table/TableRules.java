package dev.wadup.table;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a module may call its tables and columns. */
public final class TableRules {
  /** The column that every module's table has besides its own. */
  public static final String CONTENT_UUID = "content_uuid";

  /** The longest name of a table or column, in UTF-8 bytes. */
  public static final int NAME_BYTES = 1_024;

  /** All names of one table together, in UTF-8 bytes: SQLite parses them whenever it opens. */
  public static final int SCHEMA_BYTES = 256 << 10;

  private static final List<String> RESERVED_PREFIXES = List.of("__wadup_", "wadup_", "sqlite_");

  private TableRules() {}

  /** What is wrong with a schema, in words; empty if nothing is. */
  public static Optional<String> fault(TableSchema schema, int columnLimit) {
    return nameFault(schema.name())
        .or(() -> reservedFault(schema.name()))
        .or(() -> columnsFault(schema, columnLimit))
        .or(() -> sizeFault(schema));
  }

  private static Optional<String> columnsFault(TableSchema schema, int columnLimit) {
    if (schema.columns().isEmpty()) {
      return Optional.of("no columns; a table needs at least one");
    }
    if (schema.columns().size() > columnLimit) {
      return Optional.of(
          "%d columns, the limit is %d".formatted(schema.columns().size(), columnLimit));
    }
    Set<String> seen = new HashSet<>();
    seen.add(CONTENT_UUID);
    for (int i = 0; i < schema.columns().size(); i++) {
      String name = schema.columns().get(i).name();
      Optional<String> fault = nameFault(name).or(() -> repeatFault(name, seen));
      if (fault.isPresent()) {
        return Optional.of("column %d: %s".formatted(i + 1, fault.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> sizeFault(TableSchema schema) {
    int size = schema.columns().stream().mapToInt(column -> utf8Bytes(column.name())).sum();
    return size <= SCHEMA_BYTES
        ? Optional.empty()
        : Optional.of(
            "the names of its columns have %d bytes, the limit is %d"
                .formatted(size, SCHEMA_BYTES));
  }

  private static int utf8Bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }

  private static Optional<String> repeatFault(String name, Set<String> seen) {
    if (seen.add(SchemaRegistry.fold(name))) {
      return Optional.empty();
    }
    return Optional.of(
        SchemaRegistry.fold(name).equals(CONTENT_UUID)
            ? "the name '" + CONTENT_UUID + "' is reserved"
            : "the name '" + name + "' is taken by an earlier column");
  }

  private static Optional<String> reservedFault(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    return RESERVED_PREFIXES.stream()
        .filter(folded::startsWith)
        .findFirst()
        .map(prefix -> "names that begin with '%s' are reserved".formatted(prefix));
  }

  private static Optional<String> nameFault(String name) {
    if (name.isEmpty()) {
      return Optional.of("the name is empty");
    }
    if (name.indexOf('\0') >= 0) {
      return Optional.of("the name holds a NUL");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
      return Optional.of("the name holds a lone surrogate");
    }
    int size = utf8Bytes(name);
    return size <= NAME_BYTES
        ? Optional.empty()
        : Optional.of("the name has %d bytes, the limit is %d".formatted(size, NAME_BYTES));
  }
}
