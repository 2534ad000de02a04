// The examples of logstats.py's documentation, one test a docstring.

package logstatsdoctest

import (
	"testing"

	"example.com/logstats/internal/doctest"
)

// TestParseLine holds the examples of logstats.parse_line.
func TestParseLine(t *testing.T) {
	doctest.Run(t, ParseLineExamples, []doctest.Example{
		{Line: 39, Source: `hit = parse_line('h - u [10/Oct/2000:13:55:36 +0000] "GET /a HTTP/1.0" 200 12')`},
		{Line: 40, Source: "hit.path, hit.status, hit.hour()", Want: "('/a', 200, 13)\n"},
		{Line: 42, Source: `parse_line("nonsense") is None`, Want: "True\n"},
	})
}

// TestBusiest holds the examples of logstats.busiest.
func TestBusiest(t *testing.T) {
	doctest.Run(t, BusiestExamples, []doctest.Example{
		{Line: 67, Source: "hits = read_hits(demo_lines(50))"},
		{Line: 68, Source: "len(busiest(hits, 3))", Want: "3\n"},
	})
}
