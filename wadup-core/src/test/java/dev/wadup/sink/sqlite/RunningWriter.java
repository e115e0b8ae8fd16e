package dev.wadup.sink.sqlite;

import static dev.wadup.sink.sqlite.Results.RUN;
import static dev.wadup.sink.sqlite.Results.child;
import static dev.wadup.sink.sqlite.Results.content;
import static dev.wadup.sink.sqlite.Results.counted;
import static dev.wadup.sink.sqlite.Results.root;
import static dev.wadup.sink.sqlite.Results.uuid;

import dev.wadup.table.SchemaRegistry;
import java.nio.file.Path;

/** A process that writes roots with children until it is killed, or until all are written. */
final class RunningWriter {
  static final int ROOTS = 400;
  static final int CHILDREN = 5;

  private RunningWriter() {}

  /** Writes into the database that the only argument names. */
  public static void main(String[] args) {
    try (SqliteSink sink =
        SqliteSink.open(SqliteSettings.of(Path.of(args[0])), RUN, new SchemaRegistry())) {
      for (int i = 0; i < ROOTS; i++) {
        writeRoot(sink, "root" + i);
      }
      sink.finish("complete");
    }
  }

  private static void writeRoot(SqliteSink sink, String name) {
    sink.beginRoot(root(name));
    sink.write(content(name, counted(1, 2, 3)));
    for (int i = 0; i < CHILDREN; i++) {
      sink.write(child(name, "child" + i, counted(i)));
      if (name.hashCode() % 7 == 0) {
        sink.flush();
      }
    }
    sink.completeRoot(uuid(name));
  }
}
