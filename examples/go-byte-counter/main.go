// Command go-byte-counter is a WADUP module that records every content's size.
package main

import "wadup.dev/wadup"

func main() {}

//go:wasmexport process
func process() int32 { return wadup.Run(run) }

func run() error {
	content, err := wadup.OpenContent()
	if err != nil {
		return err
	}
	defer content.Close()
	sizes, err := wadup.NewTableBuilder("file_sizes").
		Column("size_bytes", wadup.Int64).
		Build()
	if err != nil {
		return err
	}
	return sizes.InsertRow([]wadup.Value{wadup.NewInt64(content.Size())})
}
