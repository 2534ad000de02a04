package recording

import (
	"errors"
	"fmt"
)

// stats is one increment to what is known of a function, as the file has it.
type stats struct {
	Fn        int
	Calls     int64
	Estimated int64
	Samples   int64
	Self      float64
	Total     float64
	Seen      int64
	Args      []TypeSet
	Result    TypeSet
	Yields    TypeSet
	Raises    map[string]int64
	Repeats   Repeats
	Memory    *Memory
}

// Bounds of a counter and of a time, so that sums of them stay sensible.
const (
	maxCount   = 1 << 50
	maxSeconds = 1e9
)

// check refuses increments that no recorder writes.
func (s *stats) check(fn *Function) error {
	counts := []int64{s.Calls, s.Estimated, s.Samples, s.Seen, s.Repeats.Calls, s.Repeats.Hits}
	if s.Memory != nil {
		counts = append(counts, s.Memory.Bytes, s.Memory.Blocks)
	}
	for _, n := range s.Raises {
		counts = append(counts, n)
	}
	for _, n := range counts {
		if n < 0 || n > maxCount {
			return fmt.Errorf("a counter of %d", n)
		}
	}
	for _, f := range []float64{s.Self, s.Total} {
		if !(f >= 0 && f < maxSeconds) {
			return errors.New("a time that cannot be")
		}
	}
	if len(s.Args) != 0 && len(s.Args) != len(fn.Params) {
		return fmt.Errorf("types of %d arguments for %d parameters of %.80q", len(s.Args), len(fn.Params), fn.Name)
	}
	return nil
}

// add adds an increment.
func (f *Function) add(s *stats) {
	f.Calls += s.Calls
	f.Estimated += s.Estimated
	f.Samples += s.Samples
	f.Self += s.Self
	f.Total += s.Total
	f.Seen += s.Seen
	if f.Args == nil && len(s.Args) > 0 {
		f.Args = make([]TypeSet, len(s.Args))
	}
	for i, t := range s.Args {
		f.Args[i].Add(t)
	}
	f.Result.Add(s.Result)
	f.Yields.Add(s.Yields)
	for class, n := range s.Raises {
		if f.Raises == nil {
			f.Raises = map[string]int64{}
		}
		f.Raises[class] += n
	}
	f.Repeats.Calls += s.Repeats.Calls
	f.Repeats.Hits += s.Repeats.Hits
	if s.Memory != nil {
		if f.Memory == nil {
			f.Memory = &Memory{}
		}
		if s.Memory.Bytes > f.Memory.Bytes {
			*f.Memory = *s.Memory
		}
	}
}
