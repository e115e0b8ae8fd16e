module wadup.dev/examples/go-sqlite-parser

go 1.25.0

require (
	github.com/ncruces/go-sqlite3 v0.35.2
	wadup.dev/wadup v0.0.0
)

require (
	github.com/ncruces/go-sqlite3-wasm/v3 v3.2.35303 // indirect
	github.com/ncruces/julianday v1.0.0 // indirect
	golang.org/x/sys v0.46.0 // indirect
)

replace wadup.dev/wadup => ../../guest-go
