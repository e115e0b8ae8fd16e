package waduptest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"wadup.dev/wadup"
	"wadup.dev/wadup/internal/sandbox"
)

// Result is what one run of a module's function left behind.
type Result struct {
	Code     int32                     // what process returned: 0 for a success
	Columns  map[string][]wadup.Column // by table
	Rows     map[string][][]any        // by table; nil, int64, float64, string, bool or []byte
	Children []Child                   // in the order they were announced
	Files    int                       // metadata files written
}

// Child is a content handed back.
type Child struct {
	Filename string
	Data     []byte
}

// Run gives run a content named "content.bin" and reports what it did. Not for parallel tests: a
// module has one content at a time.
func Run(t testing.TB, content []byte, run func() error) Result {
	t.Helper()
	result := Result{Columns: map[string][]wadup.Column{}, Rows: map[string][][]any{}}
	defer func(root string) { sandbox.Root = root }(sandbox.Root)
	sandbox.Root = t.TempDir()
	err := furnish(content)
	if err == nil {
		result.Code = wadup.Run(run)
		err = result.collect(content)
	}
	if err != nil {
		t.Fatalf("waduptest: %v", err)
	}
	return result
}

func furnish(content []byte) error {
	for _, dir := range []string{"tmp", "metadata", "subcontent"} {
		if err := os.Mkdir(sandbox.Path(dir), 0o700); err != nil {
			return err
		}
	}
	facts, err := json.Marshal(wadup.Facts{
		Filename: "content.bin", UUID: "00000000-0000-5000-8000-000000000000", Size: int64(len(content)),
	})
	if err != nil {
		return err
	}
	if err := os.WriteFile(sandbox.Path("content.json"), facts, 0o400); err != nil {
		return err
	}
	return os.WriteFile(sandbox.Path("data.bin"), content, 0o400)
}

func (r *Result) collect(content []byte) error {
	files, err := filepath.Glob(sandbox.Path("metadata/*.json"))
	if err != nil {
		return err
	}
	r.Files = len(files)
	for _, file := range files {
		if err := r.collectMetadata(file); err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(file), err)
		}
	}
	return r.collectChildren(content)
}

func (r *Result) collectMetadata(path string) error {
	var file metadataFile
	if err := readJSON(path, &file); err != nil {
		return err
	}
	for _, table := range file.Tables {
		r.Columns[table.Name] = table.columns()
	}
	for i, row := range file.Rows {
		values, err := row.decode()
		if err != nil {
			return fmt.Errorf("row %d: %w", i, err)
		}
		r.Rows[row.TableName] = append(r.Rows[row.TableName], values)
	}
	return nil
}

func (r *Result) collectChildren(content []byte) error {
	paths, err := filepath.Glob(sandbox.Path("subcontent/metadata_*.json"))
	if err != nil {
		return err
	}
	sort.Slice(paths, func(i, j int) bool { return number(paths[i]) < number(paths[j]) })
	for _, path := range paths {
		child, err := readChild(path, content)
		if err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
		r.Children = append(r.Children, child)
	}
	return nil
}

func readChild(path string, content []byte) (Child, error) {
	var announced announcement
	if err := readJSON(path, &announced); err != nil {
		return Child{}, err
	}
	if announced.Offset != nil {
		data, err := announced.slice(content)
		return Child{announced.Filename, data}, err
	}
	data, err := os.ReadFile(sandbox.Path(fmt.Sprintf("subcontent/data_%d.bin", number(path))))
	return Child{announced.Filename, data}, err
}

func number(path string) (n int) {
	fmt.Sscanf(strings.TrimPrefix(filepath.Base(path), "metadata_"), "%d", &n)
	return n
}
