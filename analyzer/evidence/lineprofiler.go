package evidence

import (
	"strconv"
	"strings"
)

// lineProfilerFormat is the text of line_profiler. Its times are cumulative: a
// line counts what it calls, so own times are unknown, and the run is at least
// as long as its longest function.
var lineProfilerFormat = Format{
	Name:   "line_profiler",
	Doc:    "kernprof -l -v SCRIPT > FILE, python -m line_profiler FILE.lprof > FILE",
	detect: func(s *sniffed) bool { return hasTable(s.data, "Hits", "Time") },
	read:   readLineProfiler,
}

func readLineProfiler(data []byte) (*Profile, error) {
	tables, err := readTables(data, tableLayout{
		columns: []string{"Hits", "Time"},
		heads:   []string{"File", "Function", "Total time", "Timer unit"},
		fields:  func(string) int { return 4 },
	})
	if err != nil {
		return nil, err
	}
	p := &Profile{Unit: Seconds, Lines: FirstLine}
	unit := 1e-6
	for _, t := range tables {
		if text, ok := t.head["Timer unit"]; ok {
			if unit, err = seconds(text, t.rows[0].offset); err != nil {
				return nil, err
			}
		}
		e, err := lineProfilerEntry(t, unit)
		if err != nil {
			return nil, err
		}
		p.Entries = append(p.Entries, e)
		p.Total = max(p.Total, e.Cumulative)
	}
	p.TotalTime = p.Total
	return p, nil
}

// seconds reads "1e-06 s".
func seconds(text string, offset int64) (float64, error) {
	v, err := strconv.ParseFloat(strings.TrimSuffix(text, " s"), 64)
	if err != nil || v != amount(v) {
		return 0, badAt(offset, "%q should be seconds", text)
	}
	return v, nil
}

func lineProfilerEntry(t table, unit float64) (Entry, error) {
	name, at, ok := strings.Cut(t.head["Function"], " at line ")
	if !ok {
		name = defName(t.rows)
	}
	line, err := strconv.ParseUint(at, 10, 31)
	if err != nil {
		line = uint64(t.rows[0].line)
	}
	e := NewEntry(t.head["File"], int(line), name)
	sum := 0.0
	for _, row := range t.rows {
		if len(row.fields) == 0 {
			continue // the line did not run
		}
		sample, err := lineProfilerRow(row, unit)
		if err != nil {
			return Entry{}, err
		}
		sum += sample.Cumulative
		e.LineSamples = append(e.LineSamples, sample)
	}
	e.Cumulative = sum
	if text, ok := t.head["Total time"]; ok {
		if e.Cumulative, err = seconds(text, t.rows[0].offset); err != nil {
			return Entry{}, err
		}
	}
	return e, nil
}

// lineProfilerRow reads "HITS TIME PER-HIT PERCENT".
func lineProfilerRow(row tableRow, unit float64) (LineSample, error) {
	sample := newLineSample(row.line)
	if len(row.fields) < 2 {
		return sample, badAt(row.offset, "line %d has hits but no time", row.line)
	}
	hits, err := strconv.ParseUint(row.fields[0], 10, 53)
	if err != nil {
		return sample, badAt(row.offset, "line %d has %q hits", row.line, row.fields[0])
	}
	time, err := strconv.ParseFloat(row.fields[1], 64)
	if err != nil {
		return sample, badAt(row.offset, "line %d has %q as its time", row.line, row.fields[1])
	}
	sample.Calls, sample.Cumulative = int64(hits), amount(float64(time*unit))
	return sample, nil
}
