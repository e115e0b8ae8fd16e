package main

import (
	"archive/zip"
	"bytes"
	"reflect"
	"testing"

	"wadup.dev/wadup/waduptest"
)

func archive(t *testing.T, entries ...zip.FileHeader) []byte {
	t.Helper()
	var buffer bytes.Buffer
	writer := zip.NewWriter(&buffer)
	for _, entry := range entries {
		body, err := writer.CreateHeader(&entry)
		if err == nil && !entry.FileInfo().IsDir() {
			_, err = body.Write(bytes.Repeat([]byte(entry.Name), 100))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	return buffer.Bytes()
}

func child(name string) waduptest.Child {
	return waduptest.Child{Filename: name, Data: bytes.Repeat([]byte(name), 100)}
}

func TestRun_emitsStoredAndDeflatedFiles(t *testing.T) {
	data := archive(t,
		zip.FileHeader{Name: "dir/"},
		zip.FileHeader{Name: "dir/stored.txt", Method: zip.Store},
		zip.FileHeader{Name: "deflated.txt", Method: zip.Deflate})
	result := waduptest.Run(t, data, run)
	want := []waduptest.Child{child("dir/stored.txt"), child("deflated.txt")}
	if result.Code != 0 || !reflect.DeepEqual(result.Children, want) {
		t.Errorf("code %d, children %.60q; want 0, %.60q", result.Code, result.Children, want)
	}
}

func TestRun_brokenFileDoesNotHideTheOthers(t *testing.T) {
	data := archive(t,
		zip.FileHeader{Name: "broken.txt", Method: zip.Deflate},
		zip.FileHeader{Name: "sound.txt", Method: zip.Deflate})
	data[bytes.Index(data, []byte("broken.txt"))+len("broken.txt")] ^= 0xff
	result := waduptest.Run(t, data, run)
	want := []waduptest.Child{child("sound.txt")}
	if result.Code != 0 || !reflect.DeepEqual(result.Children, want) {
		t.Errorf("code %d, children %.60q; want 0, %.60q", result.Code, result.Children, want)
	}
}

func TestRun_otherContentHasNoChildren(t *testing.T) {
	for _, content := range []string{"", "plain text"} {
		result := waduptest.Run(t, []byte(content), run)
		if result.Code != 0 || len(result.Children) != 0 {
			t.Errorf("%q: code %d, children %v; want 0 and none", content, result.Code, result.Children)
		}
	}
}

func TestRun_cutOffArchiveFails(t *testing.T) {
	data := archive(t, zip.FileHeader{Name: "a.txt", Method: zip.Deflate})
	if result := waduptest.Run(t, data[:len(data)-10], run); result.Code != 1 {
		t.Errorf("code %d; want 1", result.Code)
	}
}
