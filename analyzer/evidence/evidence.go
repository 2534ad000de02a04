// Package evidence reads profiles of real runs and matches them to the
// functions of a scan.
//
// Every format is one file that turns bytes into the same [Profile]; [Read]
// tells them apart by content, never by the file's name. [Match] then joins a
// profile with the functions that a scan found, although the profile was made
// on another machine, from another folder or from a slightly older source, and
// says what it could not join.
//
//	p, err := evidence.ReadFile("run.pstats")
//	report := evidence.Match(p, functions)
//	for _, t := range report.Functions { // hottest first
//		fmt.Println(functions[t.Function].QualName, t.SelfShare)
//	}
//
// Nothing of a profile is executed: pickles are refused and marshal data is
// decoded by a reader of plain values only.
package evidence

// Unknown stands for a number that the format does not record.
const Unknown = -1

// Unit is what the numbers of a profile count.
type Unit string

// The units.
const (
	Seconds Unit = "seconds"
	Samples Unit = "samples" // of a sampler whose interval is not recorded
	Bytes   Unit = "bytes"   // memory only, no time
)

// LineMeaning says what [Entry.Line] points at.
type LineMeaning int

// The meanings of a line.
const (
	FirstLine   LineMeaning = iota // the function's first line: its first decorator or its def
	CurrentLine                    // the line that was being executed
)

// A Profile is one run as a profiler saw it.
type Profile struct {
	Format string // name of the format, such as "pstats"
	Unit   Unit
	Lines  LineMeaning

	// Total is the whole run in Unit, what shares are taken of; 0 for Bytes.
	Total float64
	// TotalTime is Total in seconds, 0 when only samples or bytes are known.
	TotalTime float64

	Entries []Entry
	// Edges are caller to callee, by index into Entries, in order of both.
	Edges []Edge

	// contexts is the calling context tree of formats that record whole
	// stacks, parents before children. It keeps recursion countable after
	// frames have been joined to functions.
	contexts []context
}

// An Entry is one function, or one line of one, in a profile.
// Numbers that the format does not have are [Unknown].
type Entry struct {
	File string // as in the profile: absolute, relative, a base name or empty
	Line int    // see [Profile.Lines]; 0 if unknown
	Func string // name or qualified name; empty if only the line is known

	Self       float64 // in Unit, without callees
	Cumulative float64 // in Unit, with callees; recursion counted once
	Calls      int64   // recursive ones included; of a generator, every resumption
	Builtin    bool    // implemented in C, no Python source

	CShare   float64 // part of Self spent in native code, 0..1
	SysShare float64 // part of Self spent waiting or in the system, 0..1
	MemAlloc float64 // bytes allocated over the run
	MemPeak  float64 // bytes, highest use seen here

	// CacheHits is the part of the calls that a cache would have answered, 0..1.
	CacheHits float64

	LineSamples []LineSample // in order of Line
}

// A LineSample is what a profile knows about one line of source.
// Numbers that the format does not have are [Unknown].
type LineSample struct {
	Line       int
	Self       float64 // in Unit
	Cumulative float64 // in Unit
	Calls      int64   // times the line ran
	MemAlloc   float64 // bytes
	CShare     float64 // part of Self in native code, 0..1
}

// An Edge says what one entry spent in another that it calls directly.
type Edge struct {
	Caller, Callee int     // indices into [Profile.Entries]
	Calls          int64   // Unknown for samplers
	Self           float64 // the callee's own time on behalf of this caller, in Unit
	Cumulative     float64 // the same with the callee's callees
}

// Recording is the Format of a profile that comes from a recording.
const Recording = "recording"

// NewEntry returns an entry with everything but its place unknown.
func NewEntry(file string, line int, name string) Entry {
	return Entry{
		File: file, Line: line, Func: name,
		Self: Unknown, Cumulative: Unknown, Calls: Unknown,
		CShare: Unknown, SysShare: Unknown, MemAlloc: Unknown, MemPeak: Unknown, CacheHits: Unknown,
	}
}

// newLineSample returns a sample of line with everything unknown.
func newLineSample(line int) LineSample {
	return LineSample{Line: line, Self: Unknown, Cumulative: Unknown, Calls: Unknown, MemAlloc: Unknown, CShare: Unknown}
}

// Share returns an amount in the profile's unit as a share of the run, 0..1,
// or Unknown.
func (p *Profile) Share(amount float64) float64 { return share(amount, p.Total) }

// weight is what an entry counts for when shares are taken: its own time where
// that is known, otherwise its whole time, otherwise its memory.
func (p *Profile) weight(e *Entry) float64 {
	switch {
	case p.Unit == Bytes:
		return max(e.MemAlloc, 0)
	case e.Self != Unknown:
		return e.Self
	default:
		return max(e.Cumulative, 0)
	}
}
