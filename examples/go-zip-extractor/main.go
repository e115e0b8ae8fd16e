// Command go-zip-extractor is a WADUP module that hands back every file of a ZIP archive.
package main

import (
	"archive/zip"
	"errors"
	"fmt"
	"os"
	"strings"

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
	if !looksLikeArchive(content) {
		return nil
	}
	archive, err := zip.NewReader(content, content.Size())
	if err != nil {
		return err
	}
	extract(archive, content)
	return nil
}

// endRecord is the size of an archive's last record when it has no comment (APPNOTE.TXT, section
// 4.3.16).
const endRecord = 22

// looksLikeArchive reports whether a ZIP's marks stand at the start or, as in a self-extracting
// program, where a last record without comment begins.
func looksLikeArchive(content *wadup.Content) bool {
	return hasMark(content, 0, "PK\x03\x04") || hasMark(content, content.Size()-endRecord, "PK\x05\x06")
}

func hasMark(content *wadup.Content, offset int64, mark string) bool {
	found := make([]byte, len(mark))
	_, err := content.ReadAt(found, offset)
	return err == nil && string(found) == mark
}

// extract hands every file back; a broken one is reported and does not keep the others from being
// seen.
func extract(archive *zip.Reader, content *wadup.Content) {
	for _, file := range archive.File {
		if file.FileInfo().IsDir() {
			continue
		}
		if err := emit(file, content); err != nil {
			fmt.Fprintf(os.Stderr, "%q: %v\n", file.Name, err)
		}
	}
}

const encrypted = 0x1 // APPNOTE.TXT, section 4.4.4

func emit(file *zip.File, content *wadup.Content) error {
	name := strings.ToValidUTF8(file.Name, "\uFFFD")
	if file.Flags&encrypted != 0 {
		return errors.New("it is encrypted")
	}
	if file.Method == zip.Store {
		return emitStored(file, content, name)
	}
	reader, err := file.Open()
	if err != nil {
		return err
	}
	defer reader.Close()
	_, err = wadup.EmitReader(reader, name)
	return err
}

// emitStored hands an uncompressed file back where it lies, without a copy.
func emitStored(file *zip.File, content *wadup.Content, name string) error {
	offset, err := file.DataOffset()
	if err != nil {
		return err
	}
	size := file.CompressedSize64
	if left := content.Size() - offset; left < 0 || size > uint64(left) {
		return fmt.Errorf("its %d bytes reach beyond the archive's end", size)
	}
	return wadup.EmitSlice(uint64(offset), size, name)
}
