"""Runs the author's main() once for each content."""

import gc
import importlib
import sys

INNERMOST_FRAMES = 100
"""As many a traceback shows: to look up the lines of 50,000 frames takes longer than any content should."""


def load(entry_point):
    """Imports the author's module; the result is called for each content and returns the status of `process`."""
    sys.stdout.reconfigure(line_buffering=True)
    main = _find_main(entry_point)
    # What start-up made is never garbage: the collector need not touch it again, nor copy a snapshot's pages by doing so.
    gc.collect()
    gc.freeze()
    return lambda: _process(main)


def _find_main(entry_point):
    module = importlib.import_module(entry_point)
    main = getattr(module, "main", None)
    if not callable(main):
        raise TypeError(f"the entry point {entry_point!r} has no function main()")
    return main


def _process(main):
    _reseed()
    try:
        return _run(main)
    finally:
        # A file left open in a cycle must be closed now: the host closes all descriptors after this, their numbers are
        # used again, and a later collection would close another content's file.
        gc.collect()
        _flush_streams()


def _run(main):
    guest = sys.modules.get("wadup._session")
    if guest:
        guest.session.begin_content()
    try:
        try:
            main()
        except SystemExit as exit:
            status = _exit_status(exit.code)
            if status:
                return status
        guest = sys.modules.get("wadup._session")
        if guest:
            guest.session.flush()
        return 0
    except BaseException as error:
        _report(error)
        return 1


def _exit_status(code):
    """What sys.exit's argument means, as for the interpreter: None and 0 are success, a text is a message."""
    if code is None:
        return 0
    if isinstance(code, int):
        return int(code) & 0x7FFFFFFF or int(code != 0)
    print(code, file=sys.stderr)
    return 1


def _report(error):
    try:
        import traceback

        trace = error.__traceback__
        traceback.print_exception(type(error), error, trace and trace.tb_next, limit=-INNERMOST_FRAMES)
    except BaseException:  # for instance no memory to write it: the name of the error must do
        sys.stderr.write(f"{type(error).__name__}, and no traceback could be made\n")


def _reseed():
    """A snapshot holds the state that generators had at import, so each content would see the same "random" numbers."""
    for name in ("random", "numpy.random"):
        module = sys.modules.get(name)
        if module:
            module.seed()


def _flush_streams():
    for stream in (sys.stdout, sys.stderr):
        if not stream.closed:
            stream.flush()
