;; What a module does, in small: reads its content and writes one row and one child. A content of at
;; most one byte, as the child is, gets neither. warm-up.wasm beside this file is made of it; a test
;; holds the two together.
(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_close" (func $fd_close (param i32) (result i32)))

  (memory (export "memory") 1)
  (data (i32.const 64) "data.bin")
  (data (i32.const 96) "metadata/m.json")
  (data (i32.const 128) "subcontent/data_1.bin")
  (data (i32.const 160) "subcontent/metadata_1.json")
  (data (i32.const 192) "{\"filename\":\"child\"}")
  (data (i32.const 256)
    "{\"tables\":[{\"name\":\"warm_up\",\"columns\":[{\"name\":\"n\",\"data_type\":\"Int64\"},{\"name\":\"s\",\"data_type\":\"String\"}]}],\"rows\":[{\"table_name\":\"warm_up\",\"values\":[{\"Int64\":1},{\"String\":\"row\"}]}]}")

  ;; Writes memory[from, from + length) to a new file.
  (func $put (param $path i32) (param $path_length i32) (param $from i32) (param $length i32)
    (call $check (call $path_open (i32.const 3) (i32.const 0) (local.get $path)
      (local.get $path_length) (i32.const 9) (i64.const 64) (i64.const 0) (i32.const 0)
      (i32.const 0)))
    (i32.store (i32.const 8) (local.get $from))
    (i32.store (i32.const 12) (local.get $length))
    (call $check
      (call $fd_write (i32.load (i32.const 0)) (i32.const 8) (i32.const 1) (i32.const 16)))
    (call $check (call $fd_close (i32.load (i32.const 0)))))

  (func $check (param $errno i32)
    (if (local.get $errno) (then (unreachable))))

  ;; How many bytes of the content a first read gives, at most 32 KiB.
  (func $read (result i32)
    (call $check (call $path_open (i32.const 3) (i32.const 0) (i32.const 64) (i32.const 8)
      (i32.const 0) (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 0)))
    (i32.store (i32.const 8) (i32.const 4096))
    (i32.store (i32.const 12) (i32.const 32768))
    (call $check
      (call $fd_read (i32.load (i32.const 0)) (i32.const 8) (i32.const 1) (i32.const 16)))
    (call $check (call $fd_close (i32.load (i32.const 0))))
    (i32.load (i32.const 16)))

  (func (export "process") (result i32)
    (if (i32.le_u (call $read) (i32.const 1)) (then (return (i32.const 0))))
    (call $put (i32.const 96) (i32.const 15) (i32.const 256) (i32.const 184))
    (call $put (i32.const 128) (i32.const 21) (i32.const 64) (i32.const 1))
    (call $put (i32.const 160) (i32.const 26) (i32.const 192) (i32.const 20))
    (i32.const 0)))
