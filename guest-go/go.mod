module wadup.dev/wadup

go 1.24
