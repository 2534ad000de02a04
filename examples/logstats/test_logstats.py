import doctest
import unittest

import logstats


class LogStatsTest(unittest.TestCase):
    def setUp(self):
        self.hits = logstats.read_hits(logstats.demo_lines(500))

    def test_all_lines_are_read(self):
        self.assertEqual(len(self.hits), 500)

    def test_malformed_lines_are_left_out(self):
        self.assertEqual(logstats.read_hits(["", "x", "- - -"]), [])

    def test_busiest_is_sorted(self):
        ranked = logstats.busiest(self.hits, 10)
        self.assertEqual(ranked, sorted(ranked, key=lambda r: (-r[0], r[1])))

    def test_returning_hosts_are_distinct(self):
        back = logstats.returning(self.hits)
        self.assertEqual(len(back), len(set(back)))

    def test_traffic_adds_up(self):
        hours = logstats.traffic_by_hour(self.hits)
        self.assertEqual(sum(hours), sum(hit.size for hit in self.hits))


def load_tests(loader, tests, ignore):
    tests.addTests(doctest.DocTestSuite(logstats))
    return tests


if __name__ == "__main__":
    unittest.main()
