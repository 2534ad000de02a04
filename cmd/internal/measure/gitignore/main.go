// Command gitignore compares molt's .gitignore matcher with git itself.
//
//	go run ./cmd/internal/measure/gitignore -golden analyzer/source/gitignore/testdata/cases.json
//
// asks `git check-ignore --no-index -v` what it says about each path of the
// cases and writes the answers into the file, and
//
//	go run ./cmd/internal/measure/gitignore -random 2000 -seed 1
//
// makes that many random trees of pattern files and prints every path about
// which the two disagree. It needs git.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	golden := flag.String("golden", "", "file of cases to fill in")
	random := flag.Int("random", 0, "number of random trees to compare")
	seed := flag.Uint64("seed", 1, "seed of the random trees")
	flag.Parse()
	var err error
	switch {
	case *golden != "":
		err = writeGolden(*golden)
	case *random > 0:
		err = compareRandom(*random, *seed)
	default:
		flag.Usage()
		os.Exit(2)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gitignore:", err)
		os.Exit(1)
	}
}
