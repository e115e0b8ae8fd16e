import python_module_test
from wadup.testing import FakeHost


def test_every_module_is_there():
    with FakeHost() as host:
        python_module_test.main()
    assert host.rows("c_extension_imports") == [[name, 1, ""] for name in python_module_test.MODULES]


def test_a_missing_module_is_told():
    successful, message = python_module_test.try_import("no_such_module")
    assert successful == 0
    assert "no_such_module" in message
