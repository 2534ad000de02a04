package evidence

import (
	"cmp"
	"slices"
)

// scaleneFormat is Scalene's JSON: for each line the percentage of the run in
// Python, native code and the system, and its memory. An entry is one line;
// the functions that Scalene names are entries without time of their own, kept
// because their names prove which file is meant. Time in libraries is counted
// at the line of the program that called them.
var scaleneFormat = Format{
	Name:   "scalene",
	Doc:    "scalene run -o FILE (scalene --json --outfile FILE before 2.0)",
	detect: func(s *sniffed) bool { return s.hasKeys("alloc_samples") || s.hasKeys("files", "elapsed_time_sec") },
	read:   readScalene,
}

type scaleneFile struct {
	Elapsed float64                `json:"elapsed_time_sec"`
	Files   map[string]scalenePart `json:"files"`
}

type scalenePart struct {
	Lines     []scaleneLine `json:"lines"`
	Functions []scaleneLine `json:"functions"`
}

type scaleneLine struct {
	Name   string  `json:"line"` // source text, or a function's name
	Line   int     `json:"lineno"`
	Python float64 `json:"n_cpu_percent_python"`
	Native float64 `json:"n_cpu_percent_c"`
	System float64 `json:"n_sys_percent"`
	Alloc  float64 `json:"n_malloc_mb"`
	Peak   float64 `json:"n_peak_mb"`
}

const megabyte = 1 << 20

func readScalene(data []byte) (*Profile, error) {
	var file scaleneFile
	if err := decodeJSON(data, &file); err != nil {
		return nil, err
	}
	p := &Profile{Unit: Seconds, Lines: CurrentLine, Total: amount(file.Elapsed)}
	p.TotalTime = p.Total
	names := make([]string, 0, len(file.Files))
	for name := range file.Files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		part := file.Files[name]
		for _, f := range part.Functions {
			e := NewEntry(name, lineNumber(f.Line), f.Name)
			e.Self = 0
			p.Entries = append(p.Entries, e)
		}
		for _, l := range part.Lines {
			if e, ok := l.entry(name, p.Total); ok {
				p.Entries = append(p.Entries, e)
			}
		}
	}
	slices.SortStableFunc(p.Entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return p, nil
}

// entry returns a line's entry; ok is false for the many lines with nothing.
func (l *scaleneLine) entry(file string, total float64) (e Entry, ok bool) {
	python, native, system := amount(l.Python), amount(l.Native), amount(l.System)
	percent := python + native + system
	if percent == 0 && l.Alloc <= 0 && l.Peak <= 0 {
		return Entry{}, false
	}
	e = NewEntry(file, lineNumber(l.Line), "")
	e.Self = float64(percent / 100 * total)
	if percent > 0 {
		e.CShare, e.SysShare = native/percent, system/percent
	}
	e.MemAlloc, e.MemPeak = float64(amount(l.Alloc)*megabyte), float64(amount(l.Peak)*megabyte)
	return e, true
}
