import python_counter
from wadup.testing import FakeHost


def test_the_count_goes_on_from_content_to_content():
    counts = []
    for _ in range(3):
        with FakeHost() as host:
            python_counter.main()
        counts += host.rows("call_counter")
    assert counts == [[1], [2], [3]]
