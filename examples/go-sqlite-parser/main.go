// Command go-sqlite-parser is a WADUP module that counts the rows of every table of a SQLite
// database.
package main

import (
	"github.com/ncruces/go-sqlite3"

	"wadup.dev/wadup"
)

func main() {}

//go:wasmexport process
func process() int32 { return wadup.Run(run) }

func run() error {
	content, err := wadup.OpenContent()
	if err != nil {
		return err
	}
	defer content.Close()
	if !isDatabase(content) {
		return nil
	}
	return withDatabase(content, recordTables)
}

func recordTables(db *sqlite3.Conn) error {
	stats, err := wadup.NewTableBuilder("db_table_stats").
		Column("table_name", wadup.String).
		Column("row_count", wadup.Int64).
		Build()
	if err != nil {
		return err
	}
	names, err := tableNames(db)
	if err != nil {
		return err
	}
	for _, name := range names {
		count, err := countRows(db, name)
		if err != nil {
			return err
		}
		if err := stats.InsertRow([]wadup.Value{wadup.NewString(name), wadup.NewInt64(count)}); err != nil {
			return err
		}
	}
	return nil
}
