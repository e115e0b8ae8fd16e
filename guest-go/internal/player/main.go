// Command player is a module whose content is a program of contract/vectors, which it plays.
package main

import (
	"wadup.dev/wadup"
	"wadup.dev/wadup/internal/program"
)

func main() {}

//go:wasmexport process
func process() int32 { return wadup.Run(run) }

func run() error {
	source, err := wadup.ReadContent()
	if err != nil {
		return err
	}
	played, err := program.Parse(source)
	if err != nil {
		return err
	}
	return played.Play()
}
