package wadup_test

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"

	"wadup.dev/wadup"
	"wadup.dev/wadup/waduptest"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func numbers() *wadup.Table {
	return must(wadup.NewTableBuilder("numbers").Column("n", wadup.Int64).Build())
}

func insertUpTo(table *wadup.Table, count int) error {
	for n := range count {
		if err := table.InsertRow([]wadup.Value{wadup.NewInt64(int64(n))}); err != nil {
			return err
		}
	}
	return nil
}

func run(t *testing.T, content string, run func() error) waduptest.Result {
	t.Helper()
	wadup.ForgetTables()
	return waduptest.Run(t, []byte(content), run)
}

func TestRun_noOutput(t *testing.T) {
	result := run(t, "", func() error { return nil })
	if result.Code != 0 || result.Files != 0 {
		t.Errorf("code %d, %d files; want 0, 0", result.Code, result.Files)
	}
}

func TestRun_flushesDefinitionWithoutRows(t *testing.T) {
	result := run(t, "", func() error { numbers(); return nil })
	want := []wadup.Column{{Name: "n", Type: wadup.Int64}}
	if !reflect.DeepEqual(result.Columns["numbers"], want) {
		t.Errorf("columns %v; want %v", result.Columns, want)
	}
}

func TestRun_errorReturnsOneAndKeepsOnlyWhatWasFlushed(t *testing.T) {
	result := run(t, "", func() error {
		table := numbers()
		return errors.Join(insertUpTo(table, 2), wadup.Flush(), insertUpTo(table, 3), errors.New("half way"))
	})
	if result.Code != 1 || len(result.Rows["numbers"]) != 2 {
		t.Errorf("code %d, rows %v; want 1 and two rows", result.Code, result.Rows)
	}
}

func TestRun_panicReturnsOne(t *testing.T) {
	result := run(t, "", func() error { panic("boom") })
	if result.Code != 1 {
		t.Errorf("code %d; want 1", result.Code)
	}
}

func TestRun_tableOfEarlierContentIsDefinedAgain(t *testing.T) {
	var table *wadup.Table
	run(t, "", func() error { table = numbers(); return nil })
	result := waduptest.Run(t, nil, func() error { return insertUpTo(table, 1) })
	if len(result.Columns["numbers"]) != 1 || len(result.Rows["numbers"]) != 1 {
		t.Errorf("columns %v, rows %v; want one each", result.Columns, result.Rows)
	}
}

func TestRun_rowsOfFailedContentDoNotLeakIntoNext(t *testing.T) {
	run(t, "", func() error { return errors.Join(insertUpTo(numbers(), 3), errors.New("no")) })
	result := waduptest.Run(t, nil, func() error { return insertUpTo(numbers(), 1) })
	if len(result.Rows["numbers"]) != 1 {
		t.Errorf("rows %v; want one", result.Rows)
	}
}

func TestInsertRow_manyRowsAreFlushedBySize(t *testing.T) {
	result := run(t, "", func() error { return insertUpTo(numbers(), 100_000) })
	rows := result.Rows["numbers"]
	if len(rows) != 100_000 || rows[99_999][0] != int64(99_999) {
		t.Errorf("%d rows; want 100,000 in order", len(rows))
	}
	if result.Files < 4 {
		t.Errorf("%d files; want several", result.Files)
	}
}

func TestFlush_emptyWritesNothing(t *testing.T) {
	result := run(t, "", func() error { return errors.Join(wadup.Flush(), wadup.Flush()) })
	if result.Files != 0 {
		t.Errorf("%d files; want none", result.Files)
	}
}

func TestOpenContent_readsAnywhere(t *testing.T) {
	var got string
	run(t, "hello world", func() error {
		content := must(wadup.OpenContent())
		defer content.Close()
		part := make([]byte, 5)
		must(content.ReadAt(part, 6))
		all := must(io.ReadAll(content))
		got = string(part) + "|" + string(all)
		return nil
	})
	if got != "world|hello world" {
		t.Errorf("got %q", got)
	}
}

func TestReadFacts_givesNameAndSize(t *testing.T) {
	var facts wadup.Facts
	run(t, "abc", func() (err error) { facts, err = wadup.ReadFacts(); return err })
	if facts.Filename != "content.bin" || facts.Size != 3 || facts.ParentUUID != nil {
		t.Errorf("facts %+v", facts)
	}
}

func TestEmit_bytesAndSlice(t *testing.T) {
	result := run(t, "0123456789", func() error {
		return errors.Join(wadup.EmitBytes([]byte("new"), "a/b.txt"), wadup.EmitSlice(2, 3, "slice"))
	})
	want := []waduptest.Child{{Filename: "a/b.txt", Data: []byte("new")}, {Filename: "slice", Data: []byte("234")}}
	if !reflect.DeepEqual(result.Children, want) {
		t.Errorf("children %q; want %q", result.Children, want)
	}
}

func TestEmitReader_failingReaderEmitsNothing(t *testing.T) {
	broken := io.MultiReader(strings.NewReader("some"), iotest.ErrReader(errors.New("broken")))
	var err error
	result := run(t, "", func() error { _, err = wadup.EmitReader(broken, "x"); return nil })
	if err == nil || !strings.Contains(err.Error(), `emit "x": broken`) || len(result.Children) != 0 {
		t.Errorf("error %v, children %v", err, result.Children)
	}
}

func TestEmitReader_copiesMoreThanABuffer(t *testing.T) {
	data := bytes.Repeat([]byte("0123456789"), 30_000)
	result := run(t, "", func() error { _, err := wadup.EmitReader(bytes.NewReader(data), "big"); return err })
	if len(result.Children) != 1 || !bytes.Equal(result.Children[0].Data, data) {
		t.Errorf("the child differs from what was emitted")
	}
}

func TestEmit_refusesBadArguments(t *testing.T) {
	if err := wadup.EmitBytes(nil, "a\xff"); err == nil || !strings.Contains(err.Error(), "not UTF-8") {
		t.Errorf("file name that is not UTF-8: %v", err)
	}
	if err := wadup.EmitSlice(1<<63-1, 1, "x"); err == nil || !strings.Contains(err.Error(), "reach beyond") {
		t.Errorf("offset and length that overflow: %v", err)
	}
}

func TestInsertRow_keepsEveryByteOfText(t *testing.T) {
	var every strings.Builder
	for r := range rune(0x180) {
		every.WriteRune(r)
	}
	text := every.String() + "\u2028\U0001F600\uFFFD"
	result := run(t, "", func() error {
		table := must(wadup.NewTableBuilder(`quo"ted`).Column("back\\slash", wadup.String).Build())
		return table.InsertRow([]wadup.Value{wadup.NewString(text)})
	})
	if got := result.Rows[`quo"ted`]; len(got) != 1 || got[0][0] != text {
		t.Errorf("got %q; want %q", got, text)
	}
}

func TestRun_tableDefinedBeforeFirstContentIsWritten(t *testing.T) {
	wadup.ForgetTables()
	numbers()
	result := waduptest.Run(t, nil, func() error { return nil })
	if len(result.Columns["numbers"]) != 1 {
		t.Errorf("columns %v; want those of numbers", result.Columns)
	}
}
