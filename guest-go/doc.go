// Package wadup is what a Go program needs to be a WADUP module: it reads one
// content, writes typed rows into tables, and hands extracted files back.
//
// A module is a main package whose main does nothing and which exports process:
//
//	package main
//
//	import "wadup.dev/wadup"
//
//	func main() {}
//
//	//go:wasmexport process
//	func process() int32 { return wadup.Run(run) }
//
//	func run() error {
//		content, err := wadup.OpenContent()
//		if err != nil {
//			return err
//		}
//		defer content.Close()
//		sizes, err := wadup.NewTableBuilder("file_sizes").
//			Column("size_bytes", wadup.Int64).
//			Build()
//		if err != nil {
//			return err
//		}
//		return sizes.InsertRow([]wadup.Value{wadup.NewInt64(content.Size())})
//	}
//
// Build it with
//
//	GOOS=wasip1 GOARCH=wasm go build -buildmode=c-shared -o module.wasm .
//
// The default build mode works too; it runs main once before the first content.
//
// [Run] flushes at the end, and turns an error or a panic into a message on
// standard error and a return value other than 0. Rows are encoded when they
// are inserted and written out by size, so memory stays bounded whatever the
// number of rows.
//
// Mistakes are found where they are made: [TableBuilder.Build] refuses a bad
// schema, [Table.InsertRow] a value of the wrong type or a number that the
// results database can't hold, and the error names the table and the column.
//
// An instance of a module serves one content after the other, so package
// variables keep their values from call to call unless the host is told to
// isolate contents. Package waduptest runs a module's function in an ordinary
// Go test.
package wadup
