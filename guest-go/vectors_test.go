package wadup_test

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"wadup.dev/wadup"
	"wadup.dev/wadup/internal/program"
	"wadup.dev/wadup/waduptest"
)

func TestPrograms_giveWhatWasNotRefused(t *testing.T) {
	paths, err := filepath.Glob("../contract/vectors/programs/*.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no programs found (%v)", err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) { playAndCompare(t, path) })
	}
}

func playAndCompare(t *testing.T, path string) {
	source := must(os.ReadFile(path))
	played := must(program.Parse(source))
	result := run(t, string(source), played.Play)
	if result.Code != 0 {
		t.Fatal("the program failed; its message is above")
	}
	want := expected(played, source)
	if !reflect.DeepEqual(result.Columns, want.Columns) {
		t.Errorf("columns %v; want %v", result.Columns, want.Columns)
	}
	if !reflect.DeepEqual(result.Children, want.Children) {
		t.Errorf("children %.200q; want %.200q", result.Children, want.Children)
	}
	if !reflect.DeepEqual(result.Rows, want.Rows) {
		t.Errorf("rows %.200v; want %.200v", result.Rows, want.Rows)
	}
}

func expected(played program.Program, content []byte) waduptest.Result {
	want := waduptest.Result{Columns: map[string][]wadup.Column{}, Rows: map[string][][]any{}}
	for _, call := range played.Calls {
		switch {
		case call.IsRefused():
		case call.Define != nil:
			want.Columns[string(*call.Define)] = call.DefinedColumns()
		case call.Insert != nil:
			for range max(1, call.Times) {
				want.Rows[*call.Insert] = append(want.Rows[*call.Insert], call.ExpectedRow())
			}
		case call.EmitBytes != nil:
			want.Children = append(want.Children, waduptest.Child{Filename: call.Filename, Data: []byte(*call.EmitBytes)})
		case call.EmitSlice != nil:
			data := content[call.EmitSlice[0] : call.EmitSlice[0]+call.EmitSlice[1]]
			want.Children = append(want.Children, waduptest.Child{Filename: call.Filename, Data: data})
		}
	}
	return want
}
