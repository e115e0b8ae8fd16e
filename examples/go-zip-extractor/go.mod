module wadup.dev/examples/go-zip-extractor

go 1.24

require wadup.dev/wadup v0.0.0

replace wadup.dev/wadup => ../../guest-go
