"""What NumPy has and lacks in a WADUP module; runs inside one."""

import threading

import numpy as np
import pytest


def test_what_software_raises_is_an_error():
    with np.errstate(divide="raise"), pytest.raises(FloatingPointError):
        np.array([1]) // np.array([0])


def test_a_singular_matrix_is_refused():
    with pytest.raises(np.linalg.LinAlgError):
        np.linalg.inv(np.zeros((2, 2)))


def test_a_division_by_zero_has_the_value_of_ieee_754():
    assert np.array([1.0, -1.0, 0.0]) / 0 == pytest.approx([np.inf, -np.inf, np.nan], nan_ok=True)


def test_files_are_not_mapped_into_memory(tmp_path):
    with pytest.raises(ImportError, match="cannot map files into memory"):
        np.memmap(tmp_path / "a", dtype="u1", mode="w+", shape=(10,))


def test_there_is_no_ctypes():
    with pytest.raises(ImportError, match="cannot call foreign functions"):
        import ctypes  # noqa: F401
    with pytest.raises(ImportError, match="ctypes"):
        np.ctypeslib.load_library("m", "/")


def test_threads_do_not_start():
    with pytest.raises(RuntimeError, match="can't start new thread"):
        threading.Thread(target=np.zeros, args=(1,)).start()


def test_arrays_are_saved_and_loaded(tmp_path):
    np.savez(tmp_path / "a.npz", a=np.arange(5))
    assert np.load(tmp_path / "a.npz")["a"].sum() == 10


def test_the_generator_is_seeded_by_the_host():
    assert np.random.default_rng().integers(1 << 60) != np.random.default_rng().integers(1 << 60)
