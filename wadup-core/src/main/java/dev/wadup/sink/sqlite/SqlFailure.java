package dev.wadup.sink.sqlite;

import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** Turns what SQLite says into one line for the person who started the run. */
final class SqlFailure {
  private SqlFailure() {}

  /** The database can't be written any more. */
  static WadupException writing(Path database, SQLException cause) {
    return new WadupException(
        ErrorCode.DATABASE_FAILED,
        "Cannot write the results database %s: %s. What was committed before is intact."
            .formatted(database, reason(cause)),
        cause);
  }

  /** What earlier runs left can't be read. */
  static WadupException reading(Path database, SQLException cause) {
    return new WadupException(
        ErrorCode.DATABASE_FAILED,
        "Cannot read the results database %s: %s.".formatted(database, reason(cause)),
        cause);
  }

  /** The database can't be opened. */
  static WadupException opening(Path database, SQLException cause) {
    return DatabaseFile.unusable(database, reason(cause), cause);
  }

  /** Whether another connection stands in the way. */
  static boolean isBusy(SQLException cause) {
    return primary(cause) == SQLiteErrorCode.SQLITE_BUSY
        || primary(cause) == SQLiteErrorCode.SQLITE_LOCKED;
  }

  private static String reason(SQLException cause) {
    return switch (primary(cause)) {
      case SQLITE_FULL -> "the disk is full";
      case SQLITE_READONLY -> "it is read-only";
      case SQLITE_CORRUPT, SQLITE_NOTADB -> "it is corrupt; it was not overwritten";
      case SQLITE_BUSY, SQLITE_LOCKED -> "another program is writing to it";
      case SQLITE_CANTOPEN, SQLITE_PERM -> "it or its folder can't be opened for writing";
      case SQLITE_IOERR -> "the disk reports an error (%s)".formatted(cause.getMessage());
      default -> String.valueOf(cause.getMessage());
    };
  }

  private static SQLiteErrorCode primary(SQLException cause) {
    return SQLiteErrorCode.getErrorCode(cause.getErrorCode() & 0xff);
  }
}
