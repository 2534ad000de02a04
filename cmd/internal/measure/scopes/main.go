// Command scopes compares the scopes that resolve finds with CPython's symtable
// on the standard library of an interpreter, and prints how many names agree.
//
//	go run ./cmd/internal/measure/scopes -python python3.13
package main

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

//go:embed oracle.py
var oracle string

func main() {
	python := flag.String("python", "python3", "the interpreter to compare with")
	show := flag.Int("show", 20, "how many differences to print")
	flag.Parse()
	if err := run(*python, *show, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "scopes:", err)
		os.Exit(1)
	}
}

// A tally counts what was compared.
type tally struct {
	files, unparsed, tables, unmatched, names, agree int
	show                                             int
}

func run(python string, show int, roots []string) error {
	inlines, err := exec.Command(python, "-c", "import sys; print(sys.version_info >= (3, 12))").Output()
	if err != nil {
		return err
	}
	cmd := exec.Command(python, append([]string{"-c", oracle}, roots...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	t := &tally{show: show}
	in := bufio.NewReaderSize(out, 1<<20)
	for {
		line, err := in.ReadString('\n')
		if line == "" || err != nil {
			break
		}
		path, data, _ := strings.Cut(line, "\t")
		if err := t.file(path, []byte(data), strings.TrimSpace(string(inlines)) == "True"); err != nil {
			return err
		}
	}
	if err := cmd.Wait(); err != nil {
		return err
	}
	fmt.Printf("files %d, not parsed %d, tables %d, not matched %d, names %d, agree %d (%.4f %%)\n",
		t.files, t.unparsed, t.tables, t.unmatched, t.names, t.agree, 100*float64(t.agree)/float64(max(1, t.names)))
	return nil
}

func (t *tally) file(path string, data []byte, inlines bool) error {
	src, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	t.files++
	tree, err := syntax.Parse(path, src)
	if err != nil {
		t.unparsed++
		t.report("%v", err)
		return nil
	}
	var want []table
	if err := json.Unmarshal(data, &want); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	t.compare(path, want, ours(resolve.Analyze(tree), inlines))
	return nil
}

func (t *tally) report(format string, args ...any) {
	if t.show > 0 {
		t.show--
		fmt.Printf(format+"\n", args...)
	}
}
