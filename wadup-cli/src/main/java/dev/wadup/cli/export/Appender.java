package dev.wadup.cli.export;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB's bulk insertion, which JDBC has no interface for; called by reflection, because the
 * driver is there only for those who export Parquet.
 */
final class Appender {
  private static final Map<ExportType, Class<?>> PARAMETERS =
      new EnumMap<>(
          Map.of(
              ExportType.INTEGER, long.class,
              ExportType.REAL, double.class,
              ExportType.TEXT, String.class,
              ExportType.BOOLEAN, boolean.class,
              ExportType.BLOB, byte[].class));

  private final Object target;
  private final Method beginRow;
  private final Method endRow;
  private final Method appendNull;
  private final Map<ExportType, Method> append = new EnumMap<>(ExportType.class);

  private Appender(Object target) throws ReflectiveOperationException {
    Class<?> type = target.getClass();
    this.target = target;
    this.beginRow = type.getMethod("beginRow");
    this.endRow = type.getMethod("endRow");
    this.appendNull = type.getMethod("appendNull");
    for (Map.Entry<ExportType, Class<?>> parameter : PARAMETERS.entrySet()) {
      append.put(parameter.getKey(), type.getMethod("append", parameter.getValue()));
    }
  }

  /** An appender to a table of the main schema. */
  static Appender of(Connection duckDb, String table) throws SQLException {
    try {
      Method create = duckDb.getClass().getMethod("createAppender", String.class, String.class);
      return new Appender(create.invoke(duckDb, "main", table));
    } catch (ReflectiveOperationException e) {
      throw failure(e);
    }
  }

  /** Adds a row; values are of their columns' types. */
  void append(List<? extends @Nullable Object> values, List<ExportColumn> columns)
      throws SQLException {
    try {
      beginRow.invoke(target);
      for (int i = 0; i < values.size(); i++) {
        append(values.get(i), columns.get(i).type());
      }
      endRow.invoke(target);
    } catch (ReflectiveOperationException e) {
      throw failure(e);
    }
  }

  private void append(@Nullable Object value, ExportType type) throws ReflectiveOperationException {
    if (value == null) {
      appendNull.invoke(target);
    } else {
      Objects.requireNonNull(append.get(type)).invoke(target, value);
    }
  }

  void close() throws SQLException {
    try {
      target.getClass().getMethod("close").invoke(target);
    } catch (ReflectiveOperationException e) {
      throw failure(e);
    }
  }

  private static SQLException failure(ReflectiveOperationException e) {
    Throwable cause = e instanceof InvocationTargetException wrapper ? wrapper.getCause() : e;
    return cause instanceof SQLException refused
        ? refused
        : new SQLException("this version of the driver is unknown here: " + cause, e);
  }
}
