import unittest

import {{package}}
from wadup.testing import FakeHost


class MainTest(unittest.TestCase):
    def test_records_bytes_and_lines(self):
        with FakeHost(b"hello\nworld\n") as host:
            {{package}}.main()
        self.assertEqual(host.rows("text_stats"), [[12, 2]])


if __name__ == "__main__":
    unittest.main()
