package dev.wadup.table;

/** Says in words where two schemas of one table differ. */
final class SchemaDifference {
  private SchemaDifference() {}

  static String describe(TableSchema known, TableSchema wanted) {
    if (!known.name().equals(wanted.name())) {
      return "table '%s' differs in case alone from the known table '%s'"
          .formatted(wanted.name(), known.name());
    }
    return "table '%s' is known with another schema: %s"
        .formatted(wanted.name(), firstDifference(known, wanted));
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
