// Command random draws Python programs, ports them, and compares each port with
// CPython 3.11: the same standard output, exit status and last line of standard
// error wanted.
//
//	go run ./cmd/internal/measure/random [-n 100] [-first 0] [-seed 1] [-form port|typed|dynamic] [-shrink 3] [-keep DIR]
//	go run ./cmd/internal/measure/random -show -n 1 -first 42
//	go run ./cmd/internal/measure/random [-form port|typed|dynamic] [-why] prog.py...
//
// A program follows from the seed and its index alone. It is typed: every variable
// has one type, and expressions are made for the type that is wanted, from the rows of
// a table (rows.go) and from makers that bind names or call what the program has. It
// ends: loops walk what is finite, calls go to what was defined before, and a rough
// count of steps bounds both. Ints, texts and lists that are stored are cut, so that they
// stay small, but for a few on purpose. Each program leaves most rows and statements out,
// so that the few it has meet each other often. Of each hundred, -plain percent keep to what easily
// has a typed form, and -dynamic percent use also what never has one.
//
// Of all programs, -drills percent are many small functions instead, each around one row, maker,
// way or recipe (recipes/*.py) and called with arguments at the boundaries. These drills are dealt like
// cards by seed and index, so that each comes up as often as any other.
//
// All ports of a batch are built as one program. A program that is wrong is shrunk:
// statements and expressions are taken away as long as it stays wrong in the same way.
// Printed are the counts, what kept ports from being typed or complete, and how often each kind of core node
// and each row of translate/builtin came about.
package main
