package ledger

// A Verification says how far the Go of a function was seen to do what its Python
// does, and how fast it does it.
type Verification struct {
	Verdict Verdict `json:"verdict"`
	// Reason says why an unproven function could not be judged; "" for the others.
	Reason  string  `json:"reason,omitempty"`
	Vectors Vectors `json:"vectors"`
	// Coverage is the part of the function's Go statements that the inputs ran, 0..1.
	Coverage float64 `json:"coverage"`
	// Unrun are the statements of its Go declaration that no input ran, numbered as
	// godecl.Statements lists them.
	Unrun Set `json:"unrun,omitempty"`
	// Differences are the smallest inputs that were found on which the two differ.
	Differences []Difference `json:"differences,omitempty"`
	Speedup     *Speedup     `json:"speedup,omitempty"`
	// Python and Go are the hashes of what was judged: Entry.Hash, and that of the
	// Go declaration as it stood (standing.Judged). The verdict holds for no others.
	Python string `json:"python"`
	Go     string `json:"go"`
}

// Verdict says what a comparison with CPython came to.
type Verdict string

// The verdicts.
const (
	Same      Verdict = "same"      // every input gave the same
	Different Verdict = "different" // some input did not
	Unproven  Verdict = "unproven"  // nothing could be compared
)

// Vectors counts the inputs of a function that were run.
type Vectors struct {
	Recorded  int `json:"recorded"`  // from runs of the user's own program
	Generated int `json:"generated"` // made up, and run on both sides
	// Nondeterministic are those that were set apart, since two runs of CPython
	// differ on them. They are in neither of the other counts.
	Nondeterministic int `json:"nondeterministic"`
	// Guarded are those on which the Go stops and says that it does (a guard, a
	// function that is not ported). They are in neither of the other counts.
	Guarded int `json:"guarded,omitempty"`
}

// A Difference is an input on which Python and Go differ.
type Difference struct {
	// Input is the call as a Python expression, or the command line of a program.
	Input string `json:"input"`
	// Python and Go are what the two gave, as text.
	Python string `json:"python"`
	Go     string `json:"go"`
	// Ran are the statements of the Go declaration that this input runs, numbered as
	// godecl.Statements lists them; "" where that is not known.
	Ran Set `json:"ran,omitempty"`
	// Test is a Go test that makes the call, "" where its arguments have no Go form.
	Test string `json:"test,omitempty"`
	// Recorded tells that the input has values of a recording: they are the user's
	// and enter a report only where that was asked for.
	Recorded bool `json:"recorded,omitempty"`
}

// A Speedup says how many times faster the Go is than CPython on the same inputs.
type Speedup struct {
	Ratio float64 `json:"ratio"` // of the medians, Python over Go
	// Low and High are the ends of its interval at 95 % confidence.
	Low  float64 `json:"low"`
	High float64 `json:"high"`
	// PythonNS and GoNS are the medians of one call or run, in nanoseconds.
	PythonNS float64 `json:"pythonNs"`
	GoNS     float64 `json:"goNs"`
	// PythonBytes and GoBytes are the peaks of memory in bytes, 0 where they were
	// not measured.
	PythonBytes int64 `json:"pythonBytes,omitempty"`
	GoBytes     int64 `json:"goBytes,omitempty"`
}

// A Run is a run of a whole program on both sides.
type Run struct {
	File    string   `json:"file"`    // the Python file that was run
	Command string   `json:"command"` // its Go command, as "cmd/prog"
	Args    []string `json:"args"`
	Verdict Verdict  `json:"verdict"`
	// Reason says why an unproven run could not be judged; "" for the others.
	Reason string `json:"reason,omitempty"`
	// Nondeterministic tells that two runs of CPython differ, so that nothing was
	// compared.
	Nondeterministic bool         `json:"nondeterministic,omitempty"`
	Differences      []Difference `json:"differences,omitempty"`
	Speedup          *Speedup     `json:"speedup,omitempty"`
	// Python and Go are the hashes of the Python files and the Go files of the
	// whole port that were judged.
	Python string `json:"python"`
	Go     string `json:"go"`
}
