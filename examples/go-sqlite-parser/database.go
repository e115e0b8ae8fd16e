package main

import (
	"errors"
	"fmt"

	"github.com/ncruces/go-sqlite3"
	"github.com/ncruces/go-sqlite3/util/ioutil"
	"github.com/ncruces/go-sqlite3/vfs/readervfs"

	"wadup.dev/wadup"
)

// magic begins every database (https://www.sqlite.org/fileformat.html, section 1.3).
const magic = "SQLite format 3\x00"

func isDatabase(content *wadup.Content) bool {
	start := make([]byte, len(magic))
	_, err := content.ReadAt(start, 0)
	return err == nil && string(start) == magic
}

// withDatabase calls use with the content opened as an immutable database: nothing is copied, and
// neither locks nor a write-ahead log are looked for.
func withDatabase(content *wadup.Content, use func(*sqlite3.Conn) error) (err error) {
	readervfs.Create("content", ioutil.NewSizeReaderAt(content))
	defer readervfs.Delete("content")
	db, err := sqlite3.OpenFlags("file:content?vfs=reader", sqlite3.OPEN_READONLY|sqlite3.OPEN_URI)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return use(db)
}

func tableNames(db *sqlite3.Conn) ([]string, error) {
	var names []string
	err := query(db, `SELECT name FROM sqlite_schema
		WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY name`,
		func(row *sqlite3.Stmt) { names = append(names, row.ColumnText(0)) })
	return names, err
}

func countRows(db *sqlite3.Conn, table string) (count int64, err error) {
	err = query(db, "SELECT count(*) FROM "+sqlite3.QuoteIdentifier(table),
		func(row *sqlite3.Stmt) { count = row.ColumnInt64(0) })
	if err != nil {
		return 0, fmt.Errorf("count rows of %q: %w", table, err)
	}
	return count, nil
}

func query(db *sqlite3.Conn, sql string, each func(row *sqlite3.Stmt)) (err error) {
	statement, _, err := db.Prepare(sql)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, statement.Close()) }()
	for statement.Step() {
		each(statement)
	}
	return statement.Err()
}
