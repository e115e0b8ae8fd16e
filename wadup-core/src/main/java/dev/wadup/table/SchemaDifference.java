package dev.wadup.table;

/** Says in words where two schemas of one table differ. */
final class SchemaDifference {
  private SchemaDifference() {}

  static String describe(TableSchema known, TableSchema wanted) {
    return known.name().equals(wanted.name())
        ? "known with another schema: " + firstDifference(known, wanted)
        : "differs in case alone from the known table '%s'".formatted(known.name());
  }

  private static String firstDifference(TableSchema known, TableSchema wanted) {
    int shared = Math.min(known.columns().size(), wanted.columns().size());
    for (int i = 0; i < shared; i++) {
      if (!known.columns().get(i).equals(wanted.columns().get(i))) {
        return "column %d is %s here and %s there"
            .formatted(i + 1, describe(wanted.columns().get(i)), describe(known.columns().get(i)));
      }
    }
    return "%d columns here and %d there"
        .formatted(wanted.columns().size(), known.columns().size());
  }

  private static String describe(Column column) {
    return "'%s' %s".formatted(column.name(), column.type().wireName());
  }
}
