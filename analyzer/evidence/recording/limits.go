package recording

import "fmt"

// Limits bound what is read, so that a hostile recording ends in a problem.
type Limits struct {
	Files   int   // of one folder
	Bytes   int64 // of all files together
	Line    int   // bytes of a line
	Depth   int   // nesting of a value
	Vectors int   // kept of a function
}

// DefaultLimits returns limits that no recording made by the recorder reaches.
func DefaultLimits() Limits {
	return Limits{Files: 10_000, Bytes: 1 << 30, Line: 4 << 20, Depth: 100, Vectors: 200}
}

// A Problem is a part of a recording that could not be read. The rest was.
type Problem struct {
	File string // name of the file in the folder
	Line int    // from 1, 0 for the whole file
	Text string
}

func (p Problem) String() string {
	if p.Line == 0 {
		return p.File + ": " + p.Text
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text)
}
