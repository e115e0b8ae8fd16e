"""Seeded input for the races: made once, kept in a cache folder, the same bytes everywhere."""

import io
import os
import pathlib
import random
import shutil
import sqlite3
import zipfile

WORDS = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi".split()


def folder():
    """Where corpora are kept: WADUP_BENCH_DIR, or a folder of the user's cache."""
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return pathlib.Path(os.environ.get("WADUP_BENCH_DIR") or os.path.join(cache, "wadup-bench"))


def made_once(name, make):
    """The corpus `name`; `make(directory)` fills it if it is not there yet."""
    target = folder() / name
    if not target.exists():
        unfinished = folder() / (name + ".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        make(unfinished)
        unfinished.rename(target)
    return target


def text(dice, smallest=1 << 10, largest=8 << 10):
    """Words up to a random length."""
    size = dice.randint(smallest, largest)
    words = " ".join(dice.choices(WORDS, k=size // 4))
    return words.ljust(size)[:size].encode()


def empty():
    return made_once("empty", lambda directory: None)


def texts(count):
    """Text files of 1-8 KiB, a thousand to a directory."""

    def make(directory):
        dice = random.Random(count)
        for number in range(count):
            place = directory / f"{number // 1000:03}"
            place.mkdir(exist_ok=True)
            (place / f"{number:06}.txt").write_bytes(text(dice))

    return made_once(f"texts-{count}", make)


def zips(count=200, members=50):
    """ZIP files; every fifth member is stored, the others are deflated."""

    def archive(dice):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as out:
            for number in range(members):
                entry = zipfile.ZipInfo(f"dir{number % 7}/{number:03}.txt")
                entry.compress_type = zipfile.ZIP_DEFLATED if number % 5 else zipfile.ZIP_STORED
                out.writestr(entry, text(dice))
        return buffer.getvalue()

    def make(directory):
        dice = random.Random(2)
        for number in range(count):
            (directory / f"{number:04}.zip").write_bytes(archive(dice))

    return made_once(f"zips-{count}-{members}", make)


def databases(count=300):
    """SQLite databases of 1-5 tables with 10-200 rows each."""

    def fill(connection, dice):
        for table in range(dice.randint(1, 5)):
            connection.execute(f"CREATE TABLE t{table} (id INTEGER PRIMARY KEY, word TEXT, n REAL)")
            rows = [(dice.choice(WORDS), dice.random()) for _ in range(dice.randint(10, 200))]
            connection.executemany(f"INSERT INTO t{table} (word, n) VALUES (?, ?)", rows)

    def make(directory):
        dice = random.Random(3)
        for number in range(count):
            connection = sqlite3.connect(directory / f"{number:04}.db")
            fill(connection, dice)
            connection.commit()
            connection.close()

    return made_once(f"databases-{count}", make)


def big(count=20, size=100 * 1000 * 1000):
    """Files of 100 MB that do not compress."""

    def make(directory):
        dice = random.Random(4)
        block = dice.randbytes(1 << 20)
        for number in range(count):
            with open(directory / f"{number:02}.bin", "wb") as out:
                out.write(number.to_bytes(8, "big"))
                for left in range(size - 8, 0, -len(block)):
                    out.write(block[: min(left, len(block))])

    return made_once(f"big-{count}", make)
