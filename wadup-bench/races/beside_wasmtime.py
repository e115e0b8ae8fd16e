#!/usr/bin/env python3
"""One module over one corpus in WADUP and in wasmtime itself, wasmtime-wasi included: time and CPU per file.

    pip install wasmtime==50.0.1            # the same library as WADUP's
    beside_wasmtime.py [--repeats N] [MODULE]    (default: go_sqlite_parser, over 300 SQLite databases)

The rival does the least a runner can: one instance, a folder in memory as its file tree, each file linked as data.bin before
the call and the written rows removed after it. It stores nothing. Both compile ahead and run on one thread.
"""

import argparse
import pathlib
import sqlite3
import statistics
import tempfile
import time

import corpora
import measure
import race
import wasmtime


def in_wasmtime(module_file, files):
    """Microseconds of each call, and CPU microseconds per file of everything in the loop."""
    engine = wasmtime.Engine()
    module = wasmtime.Module.from_file(engine, str(module_file))
    linker = wasmtime.Linker(engine)
    linker.define_wasi()
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        root = pathlib.Path(folder)
        for name in ("metadata", "subcontent", "tmp"):
            (root / name).mkdir()
        copies = [root / f"copy{i}" for i in range(len(files))]
        for copy, file in zip(copies, files, strict=True):
            copy.write_bytes(file.read_bytes())
        store = wasmtime.Store(engine)
        wasi = wasmtime.WasiConfig()
        wasi.preopen_dir(folder, "/")
        store.set_wasi(wasi)
        exports = linker.instantiate(store, module).exports(store)
        exports["_initialize"](store)
        calls, cpu = [], time.process_time()
        for copy in copies:
            calls.append(call(exports["process"], store, root, copy))
        return calls, (time.process_time() - cpu) / len(files) * 1e6


def call(process, store, root, copy):
    data = root / "data.bin"
    copy.replace(data)
    start = time.perf_counter()
    code = process(store)
    took = time.perf_counter() - start
    if code:
        raise SystemExit(f"process returned {code}")
    for written in (root / "metadata").iterdir():
        written.unlink()
    data.unlink()
    return took * 1e6


def in_wadup(module_file, corpus, repeats_of_input):
    """Microseconds of each call, from the database, and the run's cost."""
    with tempfile.TemporaryDirectory() as folder:
        database = pathlib.Path(folder, "results.db")
        inputs = [word for i in range(repeats_of_input) for word in ("--input", f"i{i}={corpus}")]
        command = [race.WADUP, "--modules", module_file, *inputs, "--output", database, "--threads", "1", "--quiet"]
        cost = measure.run(list(map(str, command)))
        with sqlite3.connect(database) as results:
            calls = [row[0] for row in results.execute("SELECT wall_us FROM __wadup_module_run")]
        results.close()
        return calls, cost


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("module", nargs="?", default="go_sqlite_parser")
    arguments = parser.parse_args()
    module, corpus = race.module(arguments.module), corpora.databases()
    files = sorted(path for path in corpus.iterdir() if path.is_file())
    print(f"{arguments.module} over {len(files)} databases, microseconds per file")
    print("            median call   CPU in all")
    for _ in range(arguments.repeats):
        calls, cpu = in_wasmtime(module, files)
        print(f"wasmtime    {statistics.median(calls):11.0f}   {cpu:10.0f}")
        calls, once = in_wadup(module, corpus, 1)
        _, thrice = in_wadup(module, corpus, 3)
        cpu = (thrice.cpu - once.cpu) / (2 * len(files)) * 1e6
        print(f"WADUP       {statistics.median(calls):11.0f}   {cpu:10.0f}")


if __name__ == "__main__":
    main()
