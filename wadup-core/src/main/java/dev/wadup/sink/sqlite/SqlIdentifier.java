package dev.wadup.sink.sqlite;

/** The one place where a name becomes part of a statement. */
final class SqlIdentifier {
  private SqlIdentifier() {}

  /** The name in double quotes; holds for every name that the contract allows. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
