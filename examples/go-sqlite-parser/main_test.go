package main

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/ncruces/go-sqlite3"

	"wadup.dev/wadup/waduptest"
)

func database(t *testing.T, sql string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "test.db")
	db, err := sqlite3.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Exec(sql); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestRun_countsRowsOfEveryTable(t *testing.T) {
	data := database(t, `
		PRAGMA journal_mode = WAL;
		CREATE TABLE users(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT);
		INSERT INTO users(name) VALUES ('Ada'), ('Alan'), ('Grace');
		CREATE TABLE "odd ""name"""(x);
		CREATE TABLE sqliteish(x);
		CREATE VIEW everyone AS SELECT * FROM users;
		CREATE INDEX by_name ON users(name);`)
	result := waduptest.Run(t, data, run)
	want := [][]any{{`odd "name"`, int64(0)}, {"sqliteish", int64(0)}, {"users", int64(3)}}
	if got := result.Rows["db_table_stats"]; result.Code != 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("code %d, rows %v; want 0, %v", result.Code, got, want)
	}
}

func TestRun_otherContentHasNoRows(t *testing.T) {
	for _, content := range []string{"", "plain text", strings.Repeat("no database here. ", 1000)} {
		result := waduptest.Run(t, []byte(content), run)
		if result.Code != 0 || result.Files != 0 {
			t.Errorf("%.20q: code %d, %d metadata files; want 0 and none", content, result.Code, result.Files)
		}
	}
}

func TestRun_truncatedDatabaseFails(t *testing.T) {
	data := database(t, "CREATE TABLE t(x); INSERT INTO t VALUES (zeroblob(100000));")
	result := waduptest.Run(t, data[:5000], run)
	if result.Code != 1 {
		t.Errorf("code %d; want 1", result.Code)
	}
}
