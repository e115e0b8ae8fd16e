"""`importlib.resources` and `importlib.metadata` over the embedded archives; imported when first asked for."""

import io
from importlib.metadata import Distribution, Prepared
from importlib.resources.abc import Traversable, TraversableResources

from wadup_importer import archives, read_file


class EmbeddedPath(Traversable):
    """A file or folder of the archives."""

    def __init__(self, path):
        self._path = path

    def __str__(self):
        return self._path

    @property
    def name(self):
        return self._path.rpartition("/")[2]

    def is_file(self):
        return any(self._path in archive.files for archive in archives)

    def is_dir(self):
        return next(self._below(), None) is not None

    def iterdir(self):
        start = len(self._path) + 1
        names = {path[start:].partition("/")[0] for path in self._below()}
        return (EmbeddedPath(f"{self._path}/{name}") for name in sorted(names))

    def joinpath(self, *descendants):
        return EmbeddedPath("/".join([self._path, *map(str, descendants)]))

    def open(self, mode="r", *args, **kwargs):
        stream = io.BytesIO(read_file(self._path))
        return stream if "b" in mode else io.TextIOWrapper(stream, *args, **kwargs)

    def _below(self):
        prefix = self._path + "/"
        return (path for archive in archives for path in archive.files if path.startswith(prefix))


class PackageResources(TraversableResources):
    """The resources of the package in one folder."""

    def __init__(self, folder):
        self._folder = folder

    def files(self):
        return EmbeddedPath(self._folder)


class EmbeddedDistribution(Distribution):
    """An installed package, known by its embedded `.dist-info` folder."""

    def __init__(self, folder):
        self._folder = folder

    def read_text(self, filename):
        try:
            return read_file(f"{self._folder}/{filename}").decode()
        except FileNotFoundError:
            return None

    def locate_file(self, path):
        return EmbeddedPath(f"{self._folder.rpartition('/')[0]}/{path}")


def find_distributions(context):
    """The embedded distributions whose name is `context.name`, or all."""
    wanted = context.name and Prepared(context.name).normalized
    for folder in _metadata_folders():
        name = folder.rpartition("/")[2].partition("-")[0]
        if wanted is None or Prepared(name).normalized == wanted:
            yield EmbeddedDistribution(folder)


def _metadata_folders():
    suffix = ".dist-info/METADATA"
    return sorted(path.rpartition("/")[0] for archive in archives for path in archive.files if path.endswith(suffix))
