package evidence

import (
	"os"
	"path/filepath"
	"testing"
)

// fuzzFormat feeds a reader with mutated profiles: it must end in a profile
// whose report holds together, or in an error.
func fuzzFormat(f *testing.F, format Format, seeds ...string) {
	for _, seed := range seeds {
		paths, err := filepath.Glob(filepath.Join("testdata", filepath.FromSlash(seed)))
		if err != nil || len(paths) == 0 {
			f.Fatalf("no seeds %s: %v", seed, err)
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	functions := appFunctions()
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := format.read(data)
		if err != nil {
			return
		}
		for _, e := range p.Edges {
			if e.Caller < 0 || e.Caller >= len(p.Entries) || e.Callee < 0 || e.Callee >= len(p.Entries) {
				t.Fatalf("edge %+v of %d entries", e, len(p.Entries))
			}
		}
		if p.Total < 1e300 { // sums of larger numbers overflow
			checkReport(t, format.Name, Match(p, functions))
		}
	})
}

func FuzzPstats(f *testing.F)       { fuzzFormat(f, pstatsFormat, "marshal/*") }
func FuzzSpeedscope(f *testing.F)   { fuzzFormat(f, speedscopeFormat, "profiles/pyspy.speedscope.json") }
func FuzzPyinstrument(f *testing.F) { fuzzFormat(f, pyinstrumentFormat, "profiles/pyinstrument.json") }
func FuzzScalene(f *testing.F)      { fuzzFormat(f, scaleneFormat, "profiles/scalene.json") }
func FuzzMemoryProfiler(f *testing.F) {
	fuzzFormat(f, memoryProfilerFormat, "profiles/memory_profiler.txt")
}
func FuzzLineProfiler(f *testing.F) { fuzzFormat(f, lineProfilerFormat, "profiles/line_profiler.txt") }
func FuzzCollapsed(f *testing.F)    { fuzzFormat(f, collapsedFormat, "profiles/pyspy*.txt") }

// FuzzRead tries detection on anything.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{"", "{", "{(", "\xfb", "a 1", "<html>", "\xff\xfea\x00", `{"root_frame": {}}`, "Line #"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Read("fuzz", data)
		if (p == nil) == (err == nil) {
			t.Fatalf("profile %v and error %v", p, err)
		}
	})
}
