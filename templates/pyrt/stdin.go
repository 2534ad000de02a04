package pyrt

import (
	"bufio"
	"os"
	"strings"
)

// Stdin is sys.stdin.
var Stdin = &File{Name: "<stdin>", Mode: "r", Encoding: "utf-8", errors: "strict", file: os.Stdin, in: bufio.NewReader(os.Stdin)}

// Input returns input(prompt): the next line of standard input, without its end.
func Input(prompt string) string {
	Stdout.WriteString(prompt)
	Stdout.Flush()
	line := Stdin.ReadLine()
	if line == "" {
		panic(EOFError.New("EOF when reading a line"))
	}
	return strings.TrimSuffix(line, "\n")
}
