;; Writes two rows about each content. If SPLITS is 1, one that begins with "4" is split into four
;; equal parts, which become children. If KILLS is 1, one that begins with "S" spins for ever, and one
;; that begins with "B" writes metadata that break the contract.
(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_close" (func $close (param i32) (result i32)))
  (memory (export "memory") 4)
  (data (i32.const 100) "data.bin")
  (data (i32.const 120) "metadata/row.json")
  (data (i32.const 150) "subcontent/data_0.bin")       ;; its digit is at 166
  (data (i32.const 180) "subcontent/metadata_0.json")  ;; its digit is at 200
  (data (i32.const 210) "{\"filename\":\"part\"}")
  (data (i32.const 300) "{\"tables\":[{\"name\":\"seen\",\"columns\":[{\"name\":\"n\",\"data_type\":\"Int64\"}]}],\"rows\":[{\"table_name\":\"seen\",\"values\":[{\"Int64\":7}]},{\"table_name\":\"seen\",\"values\":[{\"Int64\":8}]}]}")
  (func $openFile (param $flags i32) (param $rights i64) (param $path i32) (param $length i32)
    (drop (call $open (i32.const 3) (i32.const 0) (local.get $path) (local.get $length)
      (local.get $flags) (local.get $rights) (i64.const 0) (i32.const 0) (i32.const 0))))
  (func $put (param $path i32) (param $pathLength i32) (param $text i32) (param $length i32)
    (call $openFile (i32.const 9) (i64.const 64) (local.get $path) (local.get $pathLength))
    (i32.store (i32.const 8) (local.get $text))
    (i32.store (i32.const 12) (local.get $length))
    (drop (call $write (i32.load (i32.const 0)) (i32.const 8) (i32.const 1) (i32.const 4)))
    (drop (call $close (i32.load (i32.const 0)))))
  (func $readContent (result i32)
    (call $openFile (i32.const 0) (i64.const 2) (i32.const 100) (i32.const 8))
    (i32.store (i32.const 8) (i32.const 1024))
    (i32.store (i32.const 12) (i32.const 200000))
    (drop (call $read (i32.load (i32.const 0)) (i32.const 8) (i32.const 1) (i32.const 4)))
    (drop (call $close (i32.load (i32.const 0))))
    (i32.load (i32.const 4)))
  (func $split (param $size i32)
    (local $length i32) (local $i i32)
    (local.set $length (i32.div_u (i32.sub (local.get $size) (i32.const 1)) (i32.const 4)))
    (loop $next
      (i32.store8 (i32.const 166) (i32.add (local.get $i) (i32.const 48)))
      (i32.store8 (i32.const 200) (i32.add (local.get $i) (i32.const 48)))
      (call $put (i32.const 150) (i32.const 21)
        (i32.add (i32.const 1025) (i32.mul (local.get $i) (local.get $length)))
        (local.get $length))
      (call $put (i32.const 180) (i32.const 26) (i32.const 210) (i32.const 19))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $i) (i32.const 4)))))
  (func (export "process") (result i32)
    (local $size i32) (local $first i32)
    (local.set $size (call $readContent))
    (local.set $first (i32.load8_u (i32.const 1024)))
    (call $put (i32.const 120) (i32.const 17) (i32.const 300) (i32.const 172))
    (if (i32.const SPLITS) (then
      (if (i32.eq (local.get $first) (i32.const 52)) (then (call $split (local.get $size))))))
    (if (i32.const KILLS) (then
      (if (i32.eq (local.get $first) (i32.const 83)) (then (loop $forever (br $forever))))
      (if (i32.eq (local.get $first) (i32.const 66)) (then
        (call $put (i32.const 120) (i32.const 17) (i32.const 300) (i32.const 1))))))
    (i32.const 0)))
