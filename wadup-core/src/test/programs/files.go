// What Go programs expect of WASI, through os and Go's runtime. Prints the first broken expectation and ends with 1.
// Run with the arguments "one" "two", KEY=value in the environment, and an empty directory opened as "/".
package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

func check(ok bool, what string) {
	if !ok {
		fmt.Println("BROKEN", what)
		os.Exit(1)
	}
}
func must(err error) {
	if err != nil {
		fmt.Println("ERR", err)
		os.Exit(1)
	}
}
func main() {
	must(os.MkdirAll("/a/b/c", 0o755))
	must(os.WriteFile("/a/b/f.txt", []byte(strings.Repeat("x", 100000)), 0o644))
	b, err := os.ReadFile("/a/b/f.txt")
	must(err)
	check(len(b) == 100000, "len")
	f, err := os.OpenFile("/a/b/f.txt", os.O_APPEND|os.O_RDWR, 0)
	must(err)
	_, err = f.WriteString("tail")
	must(err)
	_, err = f.Seek(-4, io.SeekEnd)
	must(err)
	t, _ := io.ReadAll(f)
	check(string(t) == "tail", "tail")
	n, err := f.ReadAt(b[:10], 5)
	check(n == 10 && err == nil, "readat")
	must(f.Truncate(10))
	must(f.Sync())
	st, err := f.Stat()
	must(err)
	check(st.Size() == 10 && st.Mode().IsRegular(), "stat")
	must(f.Close())
	must(os.Symlink("f.txt", "/a/b/link"))
	l, err := os.Readlink("/a/b/link")
	check(l == "f.txt" && err == nil, "readlink")
	ls, _ := os.Lstat("/a/b/link")
	check(ls.Mode()&fs.ModeSymlink != 0, "lstat")
	must(os.Link("/a/b/f.txt", "/a/hard"))
	must(os.Rename("/a/hard", "/a/moved"))
	for i := 0; i < 500; i++ {
		must(os.WriteFile(fmt.Sprintf("/a/b/c/%d", i), nil, 0o600))
	}
	count := 0
	must(filepath.WalkDir("/a", func(p string, d fs.DirEntry, err error) error { count++; return err }))
	check(count == 506, fmt.Sprint("walk of ", count))
	_, err = os.Open("/none")
	check(errors.Is(err, fs.ErrNotExist), "noent")
	err = os.Mkdir("/a", 0o755)
	check(errors.Is(err, fs.ErrExist), "exist")
	must(os.Chtimes("/a/moved", time.Unix(5, 6), time.Unix(7, 8)))
	st, _ = os.Stat("/a/moved")
	check(st.ModTime().Equal(time.Unix(7, 8)), "chtimes")
	must(os.RemoveAll("/a"))
	_, err = os.Stat("/a")
	check(os.IsNotExist(err), "removed")
	start := time.Now()
	time.Sleep(5 * time.Millisecond)
	check(time.Since(start) >= 5*time.Millisecond, "sleep")
	r := make([]byte, 16)
	rand.Read(r)
	check(r[0]|r[5]|r[10]|r[15] != 0, "random")
	fmt.Println("all well", os.Args[1:], os.Getenv("KEY"))
}
