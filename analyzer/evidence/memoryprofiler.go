package evidence

import (
	"math"
	"strconv"
	"strings"
)

// memoryProfilerFormat is the text that memory_profiler prints for functions
// under @profile.
var memoryProfilerFormat = Format{
	Name:   "memory_profiler",
	Doc:    "python -m memory_profiler SCRIPT > FILE",
	detect: func(s *sniffed) bool { return hasTable(s.data, "Mem usage", "Increment") },
	read:   readMemoryProfiler,
}

func readMemoryProfiler(data []byte) (*Profile, error) {
	tables, err := readTables(data, tableLayout{
		columns: []string{"Mem usage", "Increment"},
		heads:   []string{"Filename"},
		fields: func(header string) int {
			if strings.Contains(header, "Occurrences") {
				return 5
			}
			return 4 // before version 0.59
		},
	})
	if err != nil {
		return nil, err
	}
	p := &Profile{Unit: Bytes, Lines: FirstLine}
	for _, t := range tables {
		e := NewEntry(t.head["Filename"], t.rows[0].line, defName(t.rows))
		for _, row := range t.rows {
			if err := addMemoryRow(&e, row); err != nil {
				return nil, err
			}
		}
		p.Entries = append(p.Entries, e)
	}
	return p, nil
}

// addMemoryRow adds a line: "USAGE MiB INCREMENT MiB [OCCURRENCES]", or no
// fields for a line that did not run.
func addMemoryRow(e *Entry, row tableRow) error {
	if len(row.fields) == 0 {
		return nil
	}
	if len(row.fields) < 4 {
		return badAt(row.offset, "line %d has no memory and increment", row.line)
	}
	usage, err := mebibytes(row, 0)
	if err != nil {
		return err
	}
	grown, err := mebibytes(row, 2)
	if err != nil {
		return err
	}
	sample := newLineSample(row.line)
	times := 1.0
	if len(row.fields) > 4 {
		n, err := strconv.ParseUint(row.fields[4], 10, 53)
		if err != nil {
			return badAt(row.offset, "line %d has %q occurrences", row.line, row.fields[4])
		}
		sample.Calls = int64(n)
		times = float64(max(n, 1))
		if row.line == e.Line {
			e.Calls = sample.Calls // the first line stands for entering the function
		}
	}
	sample.MemAlloc = grownHere(row.line == e.Line, usage, grown, times)
	e.MemAlloc = max(e.MemAlloc, 0) + sample.MemAlloc
	e.MemPeak = max(e.MemPeak, usage)
	e.LineSamples = append(e.LineSamples, sample)
	return nil
}

// grownHere returns the bytes that a line allocated. memory_profiler counts
// all memory of the process as grown where it starts to look: on the first
// line of a function, and on lines that call another profiled function. So an
// increment of nearly the whole process each time is none.
func grownHere(first bool, usage, grown, times float64) float64 {
	if first || grown >= 0.9*usage*times {
		return 0
	}
	return max(grown, 0)
}

// mebibytes reads field i of a row, "29.059" before "MiB", as bytes.
func mebibytes(row tableRow, i int) (float64, error) {
	v, err := strconv.ParseFloat(row.fields[i], 64)
	if err != nil || row.fields[i+1] != "MiB" {
		return 0, badAt(row.offset, "line %d has %q where MiB should be", row.line, row.fields[i])
	}
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return 0, badAt(row.offset, "line %d has no finite memory", row.line)
	}
	return float64(v * megabyte), nil
}
