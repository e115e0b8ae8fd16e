//! Counts the rows of every table of a SQLite database into `db_table_stats`.

use rusqlite::{Connection, OpenFlags};
use std::io::Read;
use wadup_guest::{Content, DataType, Error, TableBuilder};

/// The first bytes of every database (<https://www.sqlite.org/fileformat.html>, section 1.3).
const MAGIC: &[u8] = b"SQLite format 3\0";

wadup_guest::manifest!(
    r#"{"name": "sqlite-parser", "version": "0.1.0", "description": "Counts the rows of every table of SQLite databases",
        "wants": {"magic": [{"text": "SQLite format 3\u0000"}]},
        "tables": [{"name": "db_table_stats", "columns": [
            {"name": "table_name", "data_type": "String"}, {"name": "row_count", "data_type": "Int64"}]}]}"#
);

const TABLES: &str = r"SELECT name FROM sqlite_schema
    WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY name";

fn run() -> Result<(), Box<dyn std::error::Error>> {
    if !is_database()? {
        return Ok(());
    }
    let stats = TableBuilder::new("db_table_stats")
        .column("table_name", DataType::String)
        .column("row_count", DataType::Int64)
        .build()?;
    let database = open()?;
    for name in table_names(&database)? {
        let rows = count_rows(&database, &name).map_err(|error| format!("table {name:?}: {error}"))?;
        stats.insert(&[name.into(), rows.into()])?;
    }
    Ok(())
}

fn is_database() -> Result<bool, Error> {
    let mut start = [0; MAGIC.len()];
    Ok(Content::open()?.read_exact(&mut start).is_ok() && start == MAGIC)
}

/// Opens the content where it lies; SQLite looks for neither locks nor a write-ahead log.
fn open() -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(format!("file:{}?immutable=1", Content::path()), flags)
}

fn table_names(database: &Connection) -> rusqlite::Result<Vec<String>> {
    database.prepare(TABLES)?.query_map([], |row| row.get(0))?.collect()
}

fn count_rows(database: &Connection, table: &str) -> rusqlite::Result<i64> {
    let quoted = table.replace('"', "\"\"");
    database.query_row(&format!("SELECT count(*) FROM \"{quoted}\""), [], |row| row.get(0))
}

wadup_guest::module!(run);

#[cfg(test)]
mod tests {
    use super::*;
    use wadup_guest::testing::{self, Recording};

    fn database(sql: &str) -> Vec<u8> {
        let database = Connection::open_in_memory().unwrap();
        database.execute_batch(sql).unwrap();
        database.serialize("main").unwrap().to_vec()
    }

    #[test]
    fn run_database_counts_each_table() {
        let bytes = database(
            r#"CREATE TABLE users(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT);
               INSERT INTO users(name) VALUES ('Ada'), ('Alan'), ('Grace');
               CREATE TABLE "odd ""name"""(x);
               CREATE TABLE sqliteish(x);
               CREATE VIEW everyone AS SELECT * FROM users;"#,
        );
        let recording = testing::process(&bytes, run);
        assert_eq!(recording.code, 0);
        let rows = recording.metadata[0].split_once(r#""rows":"#).unwrap().1;
        assert_eq!(
            rows,
            concat!(
                r#"[{"table_name":"db_table_stats","values":[{"String":"odd \"name\""},{"Int64":0}]},"#,
                r#"{"table_name":"db_table_stats","values":[{"String":"sqliteish"},{"Int64":0}]},"#,
                r#"{"table_name":"db_table_stats","values":[{"String":"users"},{"Int64":3}]}]}"#
            )
        );
    }

    #[test]
    fn run_other_content_is_a_success_with_nothing() {
        for content in [&b""[..], b"SQLite format 3", b"plain text, longer than the mark of a database"] {
            assert_eq!(testing::process(content, run), Recording::default());
        }
    }

    #[test]
    fn run_truncated_database_fails() {
        let bytes = database("CREATE TABLE t(x); INSERT INTO t VALUES (zeroblob(100000));");
        assert_eq!(testing::process(&bytes[..5000], run).code, 1);
    }
}
