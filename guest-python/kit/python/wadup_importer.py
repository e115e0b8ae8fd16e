"""Finds modules in the archives that are linked into the WebAssembly module.

It is frozen into the interpreter, because it is needed before anything can be imported: so it imports built-in modules
only.
"""

import marshal
import sys
from _frozen_importlib import ModuleSpec

import _wadup_archives


class Archive:
    """Modules and data files in one block of read-only memory; `pack.py` writes it and says how it is laid out."""

    def __init__(self, block):
        index_size = int.from_bytes(block[:4], "little")
        self.modules, self.files = marshal.loads(block[4 : 4 + index_size])
        self._data = block[4 + index_size :]

    def slice(self, extent):
        offset, size = extent
        return self._data[offset : offset + size]


class ArchiveLoader:
    """Loads one module; also gives its source, its data files and its resources."""

    def __init__(self, archive, name):
        self._archive = archive
        self._name = name
        self.package, self.path, self._code, self._source = archive.modules[name]

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self.get_code(self._name), module.__dict__)

    def get_code(self, name):
        return marshal.loads(self._archive.slice(self._code))

    def get_source(self, name):
        return str(self._archive.slice(self._source), "utf-8") if self._source else None

    def get_filename(self, name):
        return self.path

    def is_package(self, name):
        return self.package

    def get_data(self, path):
        return read_file(path)

    def get_resource_reader(self, name):
        from wadup_resources import PackageResources

        return PackageResources(self.path.rpartition("/")[0])


class ArchiveFinder:
    """The entry of `sys.meta_path` for everything that is embedded."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        for archive in archives:
            if name in archive.modules:
                return _spec(name, ArchiveLoader(archive, name))
        return None

    @staticmethod
    def find_distributions(context):
        import wadup_resources

        return wadup_resources.find_distributions(context)


def _spec(name, loader):
    spec = ModuleSpec(name, loader, origin=loader.path, is_package=loader.package)
    spec.has_location = True
    if loader.package:
        spec.submodule_search_locations.append(loader.path.rpartition("/")[0])
    return spec


def read_file(path):
    """The bytes of an embedded data file; `OSError` if there is none at `path`."""
    for archive in archives:
        if path in archive.files:
            return bytes(archive.slice(archive.files[path]))
    raise FileNotFoundError(2, "No such embedded file", path)


archives = [Archive(block) for block in _wadup_archives.archives()]
sys.meta_path.insert(2, ArchiveFinder)
