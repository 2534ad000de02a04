// Package logstats summarises a web server's access log.
//
// Reads lines in the common log format from a file or from standard input and
// prints the busiest paths, the slowest hours and the visitors that come back.
//
//	python3 logstats.py access.log
//	python3 logstats.py --demo 20000
package logstats

import (
	"fmt"
	"iter"
	"slices"

	"example.com/logstats/internal/pyrt"
)

const Line = `(\S+) \S+ (\S+) \[([^\]]+)\] "(\S+) (\S+) [^"]*" (\d{3}) (\d+|-)`

// Hit: one request of the log.
type Hit struct {
	Host   string
	User   string
	When   string
	Method string
	Path   string
	Status int
	Size   int
}

// NewHit returns a new Hit.
func NewHit(host, user, when, method, path string, status, size int) *Hit {
	return &Hit{
		Host:   host,
		User:   user,
		When:   when,
		Method: method,
		Path:   path,
		Status: status,
		Size:   size,
	}
}

// Hour returns the hour of the day, taken from a date like 10/Oct/2000:13:55:36.
func (h *Hit) Hour() int {
	return pyrt.ParseInt(pyrt.StrSplit(h.When, ":")[1])
}

func (h *Hit) IsError() bool {
	return h.Status >= 400
}

// ParseLine returns the hit of a line, or None where the line is malformed.
//
//	>>> hit = parse_line('h - u [10/Oct/2000:13:55:36 +0000] "GET /a HTTP/1.0" 200 12')
//	>>> hit.path, hit.status, hit.hour()
//	('/a', 200, 13)
//	>>> parse_line("nonsense") is None
//	True
func ParseLine(line string) *Hit {
	match := pyrt.CompileRegex(Line, 0).Match(line)
	if match == nil {
		return nil
	}
	items := match.Texts()
	pyrt.CheckUnpack(len(items), 7)
	host := items[0]
	user := items[1]
	when := items[2]
	method := items[3]
	path := items[4]
	status := items[5]
	size := items[6]
	if size == "-" {
		size = "0"
	}
	return NewHit(host, user, when, method, path, pyrt.ParseInt(status), pyrt.ParseInt(size))
}

// ReadHits returns all hits of an iterable of lines, leaving out malformed ones.
func ReadHits(lines iter.Seq[string]) []*Hit {
	var hits []*Hit
	for line := range lines {
		hit := ParseLine(line)
		if hit != nil {
			hits = append(hits, hit)
		}
	}
	return hits
}

// Busiest returns the paths with the most hits, as (hits, path), most first.
//
//	>>> hits = read_hits(demo_lines(50))
//	>>> len(busiest(hits, 3))
//	3
func Busiest(hits []*Hit, count int) []pyrt.Tuple2[int, string] {
	totals := pyrt.NewDict[string, int]()
	for _, hit := range hits {
		if totals.Contains(hit.Path) {
			totals.Set(hit.Path, pyrt.AddInt(totals.Get(hit.Path), 1))
		} else {
			totals.Set(hit.Path, 1)
		}
	}
	var ranked []pyrt.Tuple2[int, string]
	for path, total := range totals.Items() {
		ranked = append(ranked, pyrt.T2(pyrt.NegInt(total), path))
	}
	pyrt.SortFunc(ranked, pyrt.LessTuple2)
	var list []pyrt.Tuple2[int, string]
	for _, item := range pyrt.SliceView(ranked, pyrt.Begin, count) {
		total, path := item.A, item.B
		list = append(list, pyrt.T2(pyrt.NegInt(total), path))
	}
	return list
}

// Returning returns the hosts that come back, in order of their second visit.
func Returning(hits []*Hit) []string {
	var seen []string
	var back []string
	for _, hit := range hits {
		if slices.Contains(seen, hit.Host) {
			if !slices.Contains(back, hit.Host) {
				back = append(back, hit.Host)
			}
		} else {
			seen = append(seen, hit.Host)
		}
	}
	return back
}

// TrafficByHour returns the bytes sent in each hour of the day.
func TrafficByHour(hits []*Hit) []int {
	hours := pyrt.Filled(0, 24)
	for _, hit := range hits {
		value := hit.Hour()
		pyrt.SetAt(hours, value, pyrt.AddInt(pyrt.At(hours, value), hit.Size))
	}
	return hours
}

// DemoLines yields made-up log lines; the same for the same count.
func DemoLines(count int) iter.Seq[string] {
	return func(yield func(string) bool) {
		state := 12345
		for range count {
			state = (state*1103515245 + 12345) % 2147483648
			host := fmt.Sprintf("10.%d.%d.%d", state%7, state/7%200, state/1400%50)
			path := fmt.Sprintf("/page/%d", state/70000%300)
			hour := state / 21000000 % 24
			status := 200
			if state%17 == 0 {
				status = 404
			}
			size := state % 5000
			if !yield(fmt.Sprintf(`%s - - [10/Oct/2000:%02d:55:36 +0000] "GET %s HTTP/1.0" %d %d`, host, hour, path, status, size)) {
				return
			}
		}
	}
}

// Report prints the summary.
func Report(hits []*Hit) {
	var errors int
	for _, hit := range hits {
		if hit.IsError() {
			errors++
		}
	}
	pyrt.Printf("%d hits, %d errors\n", len(hits), errors)
	pyrt.Print("busiest:")
	for _, item := range Busiest(hits, 5) {
		total, path := item.A, item.B
		pyrt.Printf("  %6d  %s\n", total, path)
	}
	hours := TrafficByHour(hits)
	top := pyrt.MaxKey(pyrt.RangeTo(24).List(), func(hour int) int {
		return pyrt.At(hours, hour)
	})
	pyrt.Printf("peak hour: %02d:00 with %d bytes\n", top, pyrt.At(hours, top))
	pyrt.Printf("returning hosts: %d\n", len(Returning(hits)))
}

func Main(argv []string) int {
	var hits []*Hit
	if len(argv) == 3 && argv[1] == "--demo" {
		hits = ReadHits(DemoLines(pyrt.ParseInt(argv[2])))
	} else if len(argv) == 2 {
		log := pyrt.Open(argv[1], "r")
		func() {
			defer log.Close()
			hits = ReadHits(log.Lines())
		}()
	} else {
		hits = ReadHits(pyrt.Stdin.Lines())
	}
	Report(hits)
	return 0
}

// Run runs the module's top-level code.
func Run() {
	pyrt.Exit(Main(pyrt.Argv()))
}
