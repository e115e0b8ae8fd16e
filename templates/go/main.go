// Command {{name}} is a WADUP module that records how many bytes and lines each content has.
package main

import (
	"bytes"
	"errors"
	"io"

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
	stats, err := wadup.NewTableBuilder("text_stats").
		Column("size_bytes", wadup.Int64).
		Column("line_count", wadup.Int64).
		Build()
	if err != nil {
		return err
	}
	lines, err := countLines(content)
	if err != nil {
		return err
	}
	return stats.InsertRow([]wadup.Value{wadup.NewInt64(content.Size()), wadup.NewInt64(lines)})
}

// countLines reads piece by piece, so that a content of any size needs little memory.
func countLines(r io.Reader) (int64, error) {
	var lines int64
	buffer := make([]byte, 64<<10)
	for {
		n, err := r.Read(buffer)
		lines += int64(bytes.Count(buffer[:n], []byte{'\n'}))
		if errors.Is(err, io.EOF) {
			return lines, nil
		}
		if err != nil {
			return lines, err
		}
	}
}
