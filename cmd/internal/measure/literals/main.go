// Command literals holds molt's reading of literals and encodings against
// CPython 3.13: string and number literals drawn at random, every name of the
// character database in \N{...}, and every encoding that CPython knows.
//
//	go run ./cmd/internal/measure/literals
//	go run ./cmd/internal/measure/literals -only charsets -v
//
// It needs Python 3.13. It prints, by kind, how many sources CPython accepts
// and refuses, and on how many of each molt differs.
package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/hex"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/cmd/internal/measure/corpus"
)

//go:embed sources.py
var sourcesPy string

// kinds are the generators of sources.py.
var kinds = [...]string{"strings", "numbers", "names", "charsets"}

func main() {
	python := flag.String("python", "", "the Python 3.13 `interpreter` (default: found)")
	only := flag.String("only", "", "only this `kind`: "+strings.Join(kinds[:], ", "))
	seed := flag.Uint64("seed", 1, "the seed of what is drawn at random")
	count := flag.Int("count", 20_000, "how many sources are drawn")
	verbose := flag.Bool("v", false, "print each difference")
	flag.Parse()
	exe, err := corpus.Find(context.Background(), "3.13", *python)
	if err != nil {
		fmt.Fprintln(os.Stderr, "literals:", err)
		os.Exit(1)
	}
	details := io.Discard
	if *verbose {
		details = os.Stdout
	}
	fmt.Printf("%-10s %10s %10s %14s %10s %14s\n", "kind", "accepted", "differ", "not supported", "refused", "false accepts")
	for _, kind := range kinds {
		if *only != "" && *only != kind {
			continue
		}
		t, err := compare(exe, kind, *seed, *count, details)
		if err != nil {
			fmt.Fprintln(os.Stderr, "literals:", err)
			os.Exit(1)
		}
		fmt.Printf("%-10s %10d %10d %14d %10d %14d\n", kind, t.accepted, t.differ, t.unsupported, t.refused, t.falseAccepts)
	}
}

// A tally counts CPython's verdicts and where molt's are others. An encoding
// that molt says it does not support is counted apart from a difference.
type tally struct{ accepted, differ, unsupported, refused, falseAccepts int }

// compare asks CPython for the sources of a kind and parses each.
func compare(python, kind string, seed uint64, count int, details io.Writer) (t tally, err error) {
	cmd := exec.Command(python, "-c", sourcesPy, kind, strconv.FormatUint(seed, 10), strconv.Itoa(count))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return t, fmt.Errorf("%s: %w", kind, err)
	}
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		encoded, said, _ := strings.Cut(lines.Text(), " ")
		src, err := base64.StdEncoding.DecodeString(encoded)
		if err != nil {
			return t, err
		}
		t.judge(src, said, details)
	}
	return t, lines.Err()
}

// judge parses one source and counts the outcome against what CPython said.
func (t *tally) judge(src []byte, said string, details io.Writer) {
	f, err := syntax.Parse("source", src)
	reason, refused := strings.CutPrefix(said, "!")
	switch {
	case refused:
		t.refused++
		if err == nil {
			t.falseAccepts++
			fmt.Fprintf(details, "%.200q: CPython says %s\n", src, reason)
		}
		return
	case err != nil && strings.Contains(err.Error(), "encoding not supported"):
		t.accepted++
		t.unsupported++
		return
	}
	t.accepted++
	if err == nil {
		sum := sha256.Sum256(syntax.AppendDump(nil, f))
		if hex.EncodeToString(sum[:]) == said {
			return
		}
		err = fmt.Errorf("another tree: %.200s", syntax.Dump(f))
	}
	t.differ++
	fmt.Fprintf(details, "%.200q: %v\n", src, err)
}
