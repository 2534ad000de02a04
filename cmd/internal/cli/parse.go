package cli

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/molt-go/molt/analyzer/report"
	"github.com/molt-go/molt/analyzer/syntax"
)

func newParse(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "parse FILE...",
		Short: "Print the syntax tree of Python files",
		Long: `parse prints a line a file: its path, a tab, and the tree as CPython 3.13's
ast.dump(ast.parse(source), include_attributes=True) prints it. A file that does
not parse gives its path, a tab and "!line:column: message", with the column from
1 in bytes of UTF-8, and exit status 1. It is meant for debugging molt.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, files []string) error { return runParse(e, files) },
	}
}

func runParse(e *env, files []string) error {
	out := bufio.NewWriterSize(e.out, 1<<16)
	var bad error
	for _, path := range files {
		line, err := parseLine(path)
		if err != nil {
			bad = errFindings
		}
		if _, err := out.WriteString(report.Clean(path) + "\t" + line + "\n"); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return bad
}

// parseLine returns the dump of a file, or its refusal with the error.
func parseLine(path string) (string, error) {
	src, err := os.ReadFile(path)
	if err != nil {
		var pe *os.PathError
		if errors.As(err, &pe) {
			err = pe.Err
		}
		return "!0:0: " + err.Error(), err
	}
	f, err := syntax.Parse(path, src)
	if err != nil {
		var se *syntax.Error
		if !errors.As(err, &se) {
			return "!0:0: " + err.Error(), err
		}
		col := se.Col
		if se.Line > 0 {
			col++
		}
		return fmt.Sprintf("!%d:%d: %s", se.Line, col, strings.ReplaceAll(report.Clean(se.Msg), "\n", " ")), err
	}
	return syntax.Dump(f), nil
}
