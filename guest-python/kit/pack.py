"""Packs Python modules into an archive that is linked into a WebAssembly module. Runs on the kit's own Python.

    pack.py boot IMPORTER HEADER          the modules that the interpreter needs before it can import, as C
    pack.py stdlib LIB EXTRA ARCHIVE      the standard library and the modules in the folder EXTRA
    pack.py packages ROOT ARCHIVE PATH... each PATH, a module or a package folder, with its sources, below ROOT
    pack.py library ROOT ARCHIVE PATH...  each PATH, which is complete as it is, without sources

An archive is the size of its index in four bytes, the index, padding to 16 bytes, the data. The index is marshalled:
(modules, files), where a module's name gives (is a package, path, extent of the marshalled code, extent of the source or
None), a file's path gives its extent, and an extent is (offset in the data, size).
"""

import encodings
import marshal
import sys
from pathlib import Path

STDLIB_OMITTED = {
    "__pycache__", "_pyrepl", "ensurepip", "idlelib", "lib2to3", "pydoc_data", "site-packages", "test", "tests", "tkinter",
    "turtle.py", "turtledemo", "venv",
}  # fmt: skip

BOOT_MODULES = ("", ".aliases", ".utf_8", ".ascii", ".latin_1")


class ArchiveWriter:
    """Collects modules and files, and writes them."""

    def __init__(self, keep_sources, omitted=STDLIB_OMITTED):
        self._keep_sources = keep_sources
        self._omitted = omitted
        self._modules = {}
        self._files = {}
        self._data = bytearray()

    def add(self, path, name, place):
        """Adds the file or folder `path` as what is called `name` in the package whose dotted prefix and path are `place`."""
        dotted, folder = place
        if path.is_dir():
            self._add_folder(path, f"{dotted}{name}.", f"{folder}/{name}")
        elif path.suffix == ".py":
            self._add_module(f"{dotted}{path.stem}", False, path.read_bytes(), f"{folder}/{path.name}")
        elif path.suffix not in (".pyc", ".pyi", ".so", ".a", ".o"):
            self._files[f"{folder}/{path.name}"] = self._append(path.read_bytes())

    def _add_folder(self, path, dotted, folder):
        init = path / "__init__.py"
        if init.exists():
            self._add_module(dotted[:-1], True, init.read_bytes(), f"{folder}/__init__.py")
        elif any(path.rglob("*.py")):
            self._add_module(dotted[:-1], True, b"", f"{folder}/__init__.py")
        for entry in sorted(path.iterdir()):
            if entry != init and entry.name not in self._omitted:
                self.add(entry, entry.name, (dotted, folder))

    def _add_module(self, name, package, source, path):
        code = compile(source, path, "exec", dont_inherit=True)
        extent = self._append(marshal.dumps(code))
        self._modules[name] = (package, path, extent, self._append(source) if self._keep_sources else None)

    def _append(self, data):
        offset = len(self._data)
        self._data += data
        self._data += bytes(-len(self._data) % 16)
        return offset, len(data)

    def write(self, path):
        index = marshal.dumps((self._modules, self._files))
        index += bytes(-(len(index) + 4) % 16)
        path.write_bytes(len(index).to_bytes(4, "little") + index + self._data)


def pack_boot(importer, header):
    lines, table = [], []
    folder = Path(encodings.__file__).parent
    sources = {f"encodings{name}": folder / f"{name[1:] or '__init__'}.py" for name in BOOT_MODULES}
    for name, path in {**sources, "wadup_importer": Path(importer)}.items():
        code = marshal.dumps(compile(path.read_bytes(), f"<frozen {name}>", "exec", dont_inherit=True))
        symbol = name.replace(".", "_")
        lines.append(f"static const unsigned char {symbol}[] = {{{','.join(map(str, code))}}};")
        table.append(f'    {{"{name}", {symbol}, sizeof {symbol}, {int(name == "encodings")}}},')
    lines += ["static const struct _frozen boot_modules[] = {", *table, "    {0},", "};", ""]
    Path(header).write_text("\n".join(lines))


def pack_stdlib(library, extra, archive):
    writer = ArchiveWriter(keep_sources=False)
    for folder in (Path(library), Path(extra)):
        for path in sorted(folder.iterdir()):
            if path.name not in STDLIB_OMITTED and (path.is_dir() or path.suffix == ".py"):
                writer.add(path, path.name, ("", "/lib/python3.13"))
    writer.write(Path(archive))


def pack_packages(root, archive, *paths):
    pack_below(root, archive, paths, ArchiveWriter(keep_sources=True))


def pack_library(root, archive, *paths):
    pack_below(root, archive, paths, ArchiveWriter(keep_sources=False, omitted={"__pycache__"}))


def pack_below(root, archive, paths, writer):
    for path in map(Path, paths):
        writer.add(path, path.name, ("", root))
    writer.write(Path(archive))


COMMANDS = {"boot": pack_boot, "stdlib": pack_stdlib, "packages": pack_packages, "library": pack_library}


def main():
    command, *arguments = sys.argv[1:]
    try:
        COMMANDS[command](*arguments)
    except SyntaxError as error:
        print(f"{error.filename}:{error.lineno}:{error.offset}: {type(error).__name__}: {error.msg}", file=sys.stderr)
        if error.text:
            print(f"    {error.text.strip()}", file=sys.stderr)
        sys.exit(1)


main()
