package dev.wadup.sink.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * Inserts rows of one table, many with one statement; a row is in the table at the latest after
 * {@link #flush}.
 */
final class BulkInsert implements AutoCloseable {
  private static final int MOST_ROWS = 64;
  private static final int MOST_PARAMETERS = 2_048;
  private static final long MOST_PENDING_BYTES = 4 << 20;

  private final Connection connection;
  private final String into;
  private final int columns;
  private final String suffix;
  private final @Nullable Object[] pending;
  private final @Nullable PreparedStatement[] byLogOfRows;
  private int valueCount;
  private long pendingBytes;

  /**
   * An inserter.
   *
   * @param into the statement up to {@code VALUES}, which follows by itself
   * @param suffix the statement after the values
   */
  BulkInsert(Connection connection, String into, int columns, String suffix) {
    this.connection = connection;
    this.into = into;
    this.columns = columns;
    this.suffix = suffix;
    int rows = Integer.highestOneBit(Math.clamp(MOST_PARAMETERS / columns, 1, MOST_ROWS));
    this.pending = new Object[rows * columns];
    this.byLogOfRows = new PreparedStatement[Integer.numberOfTrailingZeros(rows) + 1];
  }

  BulkInsert(Connection connection, String into, int columns) {
    this(connection, into, columns, "");
  }

  BulkInsert add(@Nullable String value) {
    pendingBytes += value == null ? 0 : value.length();
    return put(value);
  }

  BulkInsert add(byte[] value) {
    pendingBytes += value.length;
    return put(value);
  }

  BulkInsert add(@Nullable Long value) {
    return put(value);
  }

  BulkInsert add(long value) {
    return put(value);
  }

  BulkInsert add(double value) {
    return put(value);
  }

  private BulkInsert put(@Nullable Object value) {
    pending[valueCount++] = value;
    return this;
  }

  void endRow() throws SQLException {
    if (valueCount == pending.length || pendingBytes > MOST_PENDING_BYTES) {
      flush();
    }
  }

  /** Inserts what is pending: the statements hold 1, 2, 4, ... rows. */
  void flush() throws SQLException {
    int rows = valueCount / columns;
    int first = 0;
    while (rows > 0) {
      int log = 31 - Integer.numberOfLeadingZeros(rows);
      insert(log, first);
      first += columns << log;
      rows -= 1 << log;
    }
    valueCount = 0;
    pendingBytes = 0;
  }

  private void insert(int log, int first) throws SQLException {
    PreparedStatement statement = byLogOfRows[log];
    if (statement == null) {
      statement = prepare(1 << log);
      byLogOfRows[log] = statement;
    }
    int count = columns << log;
    for (int i = 0; i < count; i++) {
      bind(statement, i + 1, pending[first + i]);
      pending[first + i] = null;
    }
    statement.executeUpdate();
  }

  private PreparedStatement prepare(int rows) throws SQLException {
    String row = "(?" + ",?".repeat(columns - 1) + ")";
    return connection.prepareStatement(
        into + " VALUES " + row + ("," + row).repeat(rows - 1) + suffix);
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(index, Types.NULL);
      case String text -> statement.setString(index, text);
      case Long number -> statement.setLong(index, number);
      case Double number -> statement.setDouble(index, number);
      case byte[] bytes -> statement.setBytes(index, bytes);
      default -> throw new IllegalStateException(value.getClass().getName());
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : byLogOfRows) {
      if (statement != null) {
        statement.close();
      }
    }
  }
}
