// Package logstatsdoctest runs the examples of logstats.py's documentation, for its tests.
package logstatsdoctest

import (
	"strconv"

	"example.com/logstats/internal/pyrt"
	"example.com/logstats/logstats"
)

// Begin prints the number of the example that begins.
func Begin(number int) {
	pyrt.Printf("\x1e%d\n", number)
}

// ParseLineExamples runs the examples of logstats.parse_line.
func ParseLineExamples() {
	Begin(1) // >>> hit = parse_line('h - u [10/Oct/2000:13:55:36 +0000] "GET /a HTTP/1.0" 200 12')
	hit := logstats.ParseLine(`h - u [10/Oct/2000:13:55:36 +0000] "GET /a HTTP/1.0" 200 12`)
	Begin(2) // >>> hit.path, hit.status, hit.hour()
	pyrt.Print(pyrt.T3(pyrt.Eval(pyrt.NotNone(hit, "path").Path), pyrt.Eval(pyrt.NotNone(hit, "status").Status), pyrt.NotNone(hit, "hour").Hour()).Repr())
	Begin(3) // >>> parse_line("nonsense") is None
	pyrt.Print(pyrt.ReprBool(logstats.ParseLine("nonsense") == nil))
}

// BusiestExamples runs the examples of logstats.busiest.
func BusiestExamples() {
	Begin(1) // >>> hits = read_hits(demo_lines(50))
	hits := logstats.ReadHits(logstats.DemoLines(50))
	Begin(2) // >>> len(busiest(hits, 3))
	pyrt.Print(strconv.Itoa(len(logstats.Busiest(hits, 3))))
}
