//go:build !wasip1

package wadup_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestGuide_snippetsBuildAndPass makes a project of each snippet of the guide's chapter.
func TestGuide_snippetsBuildAndPass(t *testing.T) {
	chapter := must(os.ReadFile("../docs/writing-modules-go.md"))
	snippets := strings.Split(string(chapter), "```go\n")[1:]
	if len(snippets) == 0 {
		t.Fatal("the chapter has no snippets")
	}
	for _, rest := range snippets {
		source, _, _ := strings.Cut(rest, "```")
		testSnippet(t, source)
	}
}

func testSnippet(t *testing.T, source string) {
	t.Helper()
	folder := t.TempDir()
	module := "module snippet\n\ngo 1.24\n\nrequire wadup.dev/wadup v0.0.0\n\nreplace wadup.dev/wadup => " +
		must(filepath.Abs(".")) + "\n"
	name := "main.go"
	if strings.Contains(source, "*testing.T") {
		name = "main_test.go"
	}
	for file, text := range map[string]string{"go.mod": module, name: source} {
		if err := os.WriteFile(filepath.Join(folder, file), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, arguments := range [][]string{{"vet", "."}, {"test", "."}} {
		command := exec.Command("go", arguments...)
		command.Dir = folder
		if output, err := command.CombinedOutput(); err != nil {
			t.Errorf("go %s: %v\n%s\n%s", arguments[0], err, output, source)
		}
	}
}
