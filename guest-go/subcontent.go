package wadup

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"unicode/utf8"

	"wadup.dev/wadup/internal/sandbox"
)

var emitted int

// EmitBytes hands data back as a content of its own, which every module will see. The file name
// is text for the results database; nothing is written under that name.
func EmitBytes(data []byte, filename string) error {
	_, err := EmitReader(bytes.NewReader(data), filename)
	return err
}

// EmitReader is [EmitBytes] for data that need not fit into the guest's memory: it copies r to its
// end and gives the number of bytes. If r fails the content is not emitted.
func EmitReader(r io.Reader, filename string) (int64, error) {
	if err := checkFilename(filename); err != nil {
		return 0, emitError(filename, err)
	}
	emitted++
	size, err := writeData(dataPath(emitted), r)
	if err == nil {
		err = announce(emitted, appendFilename(nil, filename))
	}
	return size, emitError(filename, err)
}

// EmitSlice hands length bytes of the content, from offset on, back as a content of its own,
// without copying them. The host checks that they lie within the content.
func EmitSlice(offset, length uint64, filename string) error {
	if err := checkFilename(filename); err != nil {
		return emitError(filename, err)
	}
	if offset > maxOffset || length > maxOffset-offset {
		return emitError(filename, fmt.Errorf("offset %d and length %d reach beyond any content", offset, length))
	}
	emitted++
	fields := appendFilename(nil, filename)
	fields = append(fields, `,"offset":`...)
	fields = strconv.AppendUint(fields, offset, 10)
	fields = append(fields, `,"length":`...)
	fields = strconv.AppendUint(fields, length, 10)
	return emitError(filename, announce(emitted, fields))
}

const maxOffset = 1<<63 - 1

func writeData(path string, r io.Reader) (int64, error) {
	file, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	size, err := io.Copy(file, r)
	err = errors.Join(err, file.Close())
	if err != nil {
		err = errors.Join(err, os.Remove(path))
	}
	return size, err
}

// announce writes the metadata file, whose closing is what emits the content.
func announce(number int, fields []byte) error {
	path := sandbox.Path("subcontent/metadata_" + strconv.Itoa(number) + ".json")
	return os.WriteFile(path, append(append([]byte{'{'}, fields...), '}'), 0o600)
}

func appendFilename(dst []byte, filename string) []byte {
	return appendQuoted(append(dst, `"filename":`...), filename)
}

func dataPath(number int) string {
	return sandbox.Path("subcontent/data_" + strconv.Itoa(number) + ".bin")
}

func checkFilename(filename string) error {
	if utf8.ValidString(filename) {
		return nil
	}
	return errors.New(`the file name is not UTF-8; use strings.ToValidUTF8(name, "\uFFFD")`)
}

func emitError(filename string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("emit %q: %w", filename, err)
}
