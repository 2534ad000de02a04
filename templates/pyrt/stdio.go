package pyrt

import (
	"bufio"
	"fmt"
	"os"
	"slices"
)

// Stdout is the program's standard output, buffered as CPython buffers it when
// it is no terminal. [RunMain] flushes it at the end.
var Stdout = bufio.NewWriterSize(os.Stdout, 1<<16)

// Print writes texts with a space between them and a newline behind, as print
// does with its defaults. An error of writing is met again when Stdout is flushed.
func Print(texts ...string) {
	for i, s := range texts {
		if i > 0 {
			Stdout.WriteByte(' ')
		}
		Stdout.WriteString(s)
	}
	Stdout.WriteByte('\n')
}

// Printf writes a text as fmt.Printf does, to Stdout.
func Printf(layout string, args ...any) { fmt.Fprintf(Stdout, layout, args...) }

// Argv returns sys.argv: the program's name and its arguments.
func Argv() []string { return slices.Clone(os.Args) }
