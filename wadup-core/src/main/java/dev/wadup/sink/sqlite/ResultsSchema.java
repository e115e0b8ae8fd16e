package dev.wadup.sink.sqlite;

import java.sql.Connection;
import java.sql.SQLException;

/** The tables and views that every results database has. */
final class ResultsSchema {
  /** In {@code PRAGMA user_version}. */
  static final int VERSION = 1;

  private static final String[] TABLES = {
    """
    CREATE TABLE __wadup_content(
      uuid TEXT PRIMARY KEY,
      filename TEXT NOT NULL,
      parent_uuid TEXT REFERENCES __wadup_content(uuid),
      processed_at INTEGER NOT NULL,
      status TEXT NOT NULL,
      error_message TEXT,
      path TEXT NOT NULL,
      path_raw TEXT,
      depth INTEGER NOT NULL,
      size INTEGER,
      sha256 TEXT,
      mime_type TEXT,
      "offset" INTEGER,
      root_uuid TEXT NOT NULL REFERENCES __wadup_root(uuid),
      extracted_by TEXT,
      ordinal INTEGER)
    """,
    """
    CREATE TABLE __wadup_module_output(
      content_uuid TEXT NOT NULL,
      module_name TEXT NOT NULL,
      stdout TEXT,
      stderr TEXT,
      stdout_truncated INTEGER NOT NULL,
      stderr_truncated INTEGER NOT NULL,
      PRIMARY KEY (content_uuid, module_name),
      FOREIGN KEY (content_uuid) REFERENCES __wadup_content(uuid)) WITHOUT ROWID
    """,
    """
    CREATE TABLE __wadup_module_run(
      content_uuid TEXT NOT NULL,
      module_name TEXT NOT NULL,
      outcome TEXT NOT NULL,
      message TEXT,
      wall_us INTEGER NOT NULL,
      fuel INTEGER,
      peak_memory_bytes INTEGER,
      row_count INTEGER NOT NULL,
      child_count INTEGER NOT NULL,
      facts_read INTEGER NOT NULL,
      PRIMARY KEY (content_uuid, module_name),
      FOREIGN KEY (content_uuid) REFERENCES __wadup_content(uuid)) WITHOUT ROWID
    """,
    """
    CREATE TABLE __wadup_root(
      uuid TEXT PRIMARY KEY,
      input TEXT NOT NULL,
      path_raw TEXT NOT NULL,
      size INTEGER NOT NULL,
      mtime_ns INTEGER NOT NULL,
      state TEXT NOT NULL,
      run_id INTEGER NOT NULL REFERENCES __wadup_run(run_id)) WITHOUT ROWID
    """,
    """
    CREATE TABLE __wadup_run(
      run_id INTEGER PRIMARY KEY,
      started_at INTEGER NOT NULL,
      finished_at INTEGER,
      version TEXT NOT NULL,
      command TEXT NOT NULL,
      settings_json TEXT NOT NULL,
      outcome TEXT,
      copied_runs INTEGER NOT NULL DEFAULT 0,
      saved_us INTEGER NOT NULL DEFAULT 0)
    """,
    """
    CREATE TABLE __wadup_module(
      module_name TEXT PRIMARY KEY,
      sha256 TEXT NOT NULL,
      manifest_json TEXT)
    """,
    """
    CREATE TABLE __wadup_run_module(
      run_id INTEGER NOT NULL REFERENCES __wadup_run(run_id),
      module_name TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      PRIMARY KEY (run_id, module_name)) WITHOUT ROWID
    """,
    """
    CREATE TABLE __wadup_table(
      table_name TEXT NOT NULL,
      module_name TEXT NOT NULL,
      schema_json TEXT NOT NULL,
      PRIMARY KEY (table_name, module_name))
    """,
    """
    CREATE TABLE __wadup_skipped(
      input TEXT NOT NULL,
      path TEXT NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (input, path))
    """,
  };

  private static final String[] VIEWS = {
    """
    CREATE VIEW wadup_files AS
      SELECT c.path, c.filename, c.size, c.mime_type, c.sha256, c.status, c.error_message, c.depth,
        r.input, r.state AS root_state, datetime(c.processed_at, 'unixepoch') AS processed_at,
        c.uuid, c.parent_uuid, c.root_uuid
      FROM __wadup_content AS c JOIN __wadup_root AS r ON r.uuid = c.root_uuid
      WHERE r.state <> 'pending'
    """,
    """
    CREATE VIEW wadup_tree AS
      WITH RECURSIVE tree(uuid, filename, depth, status, size, path, root_uuid) AS (
        SELECT c.uuid, c.path, 0, c.status, c.size, c.path, c.root_uuid
        FROM __wadup_root AS r JOIN __wadup_content AS c ON c.uuid = r.uuid
        WHERE r.state <> 'pending'
        UNION ALL
        SELECT c.uuid, c.filename, t.depth + 1, c.status, c.size, c.path, c.root_uuid
        FROM tree AS t JOIN __wadup_content AS c ON c.parent_uuid = t.uuid
        ORDER BY 3 DESC, 2)
      SELECT replace(hex(zeroblob(depth)), '00', '  ') || filename AS tree, depth, status, size, path, uuid,
        root_uuid
      FROM tree
    """,
    """
    CREATE VIEW wadup_errors AS
      SELECT f.path, m.module_name, m.outcome, m.message, f.uuid, f.root_uuid
      FROM __wadup_module_run AS m JOIN wadup_files AS f ON f.uuid = m.content_uuid
      WHERE m.outcome NOT IN ('ok', 'skipped')
      UNION ALL
      SELECT f.path, NULL, 'not_processed', f.error_message, f.uuid, f.root_uuid
      FROM wadup_files AS f
      WHERE f.status = 'failed' AND NOT EXISTS (
        SELECT 1 FROM __wadup_module_run AS m
        WHERE m.content_uuid = f.uuid AND m.outcome NOT IN ('ok', 'skipped'))
    """,
    """
    CREATE VIEW wadup_module_stats AS
      SELECT m.module_name,
        count(*) AS contents,
        sum(m.outcome = 'ok') AS ok,
        sum(m.outcome NOT IN ('ok', 'skipped')) AS failed,
        sum(m.row_count) AS rows,
        sum(m.child_count) AS children,
        round(sum(m.wall_us) / 1e6, 3) AS wall_s,
        round(avg(m.wall_us) / 1e3, 3) AS mean_ms,
        round(max(m.wall_us) / 1e3, 3) AS max_ms,
        sum(m.fuel) AS fuel,
        max(m.peak_memory_bytes) AS peak_memory_bytes
      FROM __wadup_module_run AS m JOIN wadup_files AS f ON f.uuid = m.content_uuid
      GROUP BY m.module_name
    """,
    """
    CREATE VIEW wadup_duplicates AS
      SELECT sha256, count(*) AS copies, max(size) AS size, (count(*) - 1) * max(size) AS wasted,
        min(path) AS first_path
      FROM wadup_files
      WHERE sha256 IS NOT NULL
      GROUP BY sha256 HAVING count(*) > 1
    """,
  };

  /** Children alone: a root has no parent, and its own key finds it. */
  private static final String[] INDICES = {
    """
    CREATE INDEX IF NOT EXISTS __wadup_ix_content_parent ON __wadup_content(parent_uuid)
      WHERE parent_uuid IS NOT NULL
    """,
    """
    CREATE INDEX IF NOT EXISTS __wadup_ix_content_root ON __wadup_content(root_uuid)
      WHERE parent_uuid IS NOT NULL
    """,
  };

  private static final String HASH_INDEX =
      """
      CREATE INDEX IF NOT EXISTS __wadup_ix_content_sha256 ON __wadup_content(sha256)
        WHERE sha256 IS NOT NULL
      """;

  private ResultsSchema() {}

  /** Makes all but the indices, in one transaction that also marks the file as WADUP's. */
  static void create(Connection connection) throws SQLException {
    Connections.execute(
        connection,
        "BEGIN IMMEDIATE",
        "PRAGMA application_id = " + DatabaseFile.APPLICATION_ID,
        "PRAGMA user_version = " + VERSION);
    Connections.execute(connection, TABLES);
    Connections.execute(connection, VIEWS);
    Connections.execute(connection, "COMMIT");
  }

  /** Makes the index that finds equal contents. */
  static void createHashIndex(Connection connection) throws SQLException {
    Connections.execute(connection, HASH_INDEX);
  }

  static void createIndices(Connection connection) throws SQLException {
    Connections.execute(connection, INDICES);
  }
}
