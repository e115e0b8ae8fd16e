import pytest
import python_numpy_test
from wadup.testing import FakeHost


def results_of(content):
    with FakeHost(content) as host:
        python_numpy_test.main()
    return dict(host.rows("numpy_result"))


def test_a_line_has_its_slope_and_intercept():
    results = results_of(b"3, 5, 7, 9, 11")
    assert results["trend_slope"] == pytest.approx(2)
    assert results["trend_intercept"] == pytest.approx(3)
    assert (results["min"], results["max"], results["mean"], results["sum"]) == (3, 11, 7, 35)


def test_a_swing_has_its_frequency():
    assert results_of(b"0 1 0 -1 " * 8)["dominant_frequency"] == 0.25


def test_the_same_content_gives_the_same():
    content = b"1.5\n2e3\n-.25\n"
    assert results_of(content) == results_of(content)


def test_one_number_has_no_trend():
    results = results_of(b"42")
    assert (results["mean"], results["mean_standard_error"], results["dominant_frequency"]) == (42, 0, 0)
    assert "trend_slope" not in results


@pytest.mark.parametrize("content", [b"", b"no numbers", b"1e999"])
def test_a_content_without_numbers_has_no_rows(content):
    assert results_of(content) == {}
