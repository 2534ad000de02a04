package pyrt

import (
	"os"
	"strings"
)

// PrintWith is print with a separator and an end of its own.
func PrintWith(sep, end string, texts ...string) {
	for i, s := range texts {
		if i > 0 {
			Stdout.WriteString(sep)
		}
		Stdout.WriteString(s)
	}
	Stdout.WriteString(end)
}

// PrintError is print to sys.stderr.
func PrintError(sep, end string, texts ...string) {
	os.Stderr.WriteString(strings.Join(texts, sep) + end)
}

// Write is sys.stdout.write(s).
func Write(s string) { Stdout.WriteString(s) }

// WriteError writes a text to standard error.
func WriteError(s string) { PrintError("", "", s) }

// Flush is sys.stdout.flush().
func Flush() { Stdout.Flush() }
