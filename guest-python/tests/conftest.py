import pytest
from wadup import _session


@pytest.fixture(autouse=True)
def no_tables():
    """Each test begins as a module does that has just been imported."""
    _session.session.__init__()
