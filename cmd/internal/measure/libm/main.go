// Command libm measures for how many random arguments the math functions of
// templates/pyrt give another double than CPython's, which are those of the C
// library that python3 runs on.
//
//	go run ./cmd/internal/measure/libm [-n ARGUMENTS] [-seed N] [-only NAME] [-show N]
//
// It prints a line for each function and range: the share of differing results,
// beside it that of Go's math, and the largest difference in units of the last place.
package main

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"flag"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"

	"github.com/molt-go/molt/templates/pyrt"
)

//go:embed oracle.py
var oracle string

func main() {
	n := flag.Int("n", 1_000_000, "arguments a function and range")
	seed := flag.Uint64("seed", 1, "seed of the arguments")
	only := flag.String("only", "", "measure this function alone")
	show := flag.Int("show", 0, "differing arguments to print a line")
	flag.Parse()
	fmt.Printf("%-8s %-20s %12s %12s %6s\n", "function", "range", "pyrt %", "Go's math %", "ulps")
	for _, c := range cases {
		if *only != "" && *only != c.name {
			continue
		}
		if err := measure(os.Stdout, c, *n, *show, rand.New(rand.NewPCG(*seed, 0))); err != nil {
			fmt.Fprintln(os.Stderr, "libm:", err)
			os.Exit(1)
		}
	}
}

// measure prints the line of one function and range.
func measure(w io.Writer, c call, n, show int, r *rand.Rand) error {
	args := make([]float64, 0, 2*n)
	for range n {
		args = append(args, c.x.draw(r))
		if c.binary() {
			args = append(args, c.y.draw(r))
		}
	}
	want, err := askPython(c.name, args, n)
	if err != nil {
		return err
	}
	ours, gos, ulps := 0, 0, 0.0
	for i, y := range want {
		got, std := c.results(args, i)
		if !same(got, y) {
			ours++
			ulps = max(ulps, math.Abs(float64(int64(math.Float64bits(got)-math.Float64bits(y)))))
			if ours <= show {
				fmt.Fprintf(w, "  %x: %x, python %x\n", c.args(args, i), got, y)
			}
		}
		if !same(std, y) {
			gos++
		}
	}
	share := func(k int) float64 { return 100 * float64(k) / float64(n) }
	fmt.Fprintf(w, "%-8s %-20s %12.5f %12.5f %6.0f\n", c.name, c.ranges(), share(ours), share(gos), ulps)
	return nil
}

// same says whether a and b are one double; NaN stands for an exception too.
func same(a, b float64) bool {
	return math.Float64bits(a) == math.Float64bits(b) || a != a && b != b
}

// askPython returns the function's results as python3 computes them.
func askPython(name string, args []float64, n int) ([]float64, error) {
	cmd := exec.Command("python3", "-c", oracle, name)
	in := new(bytes.Buffer)
	if err := binary.Write(in, binary.LittleEndian, args); err != nil {
		return nil, err
	}
	cmd.Stdin, cmd.Stderr = in, os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("python3 for %s: %w", name, err)
	}
	want := make([]float64, n)
	return want, binary.Read(bytes.NewReader(out), binary.LittleEndian, want)
}

// guarded returns f's result, NaN if it panics, as the oracle does for exceptions.
func guarded(f func() float64) (y float64) {
	defer func() {
		if e := recover(); e != nil {
			if _, ok := e.(*pyrt.Exception); !ok {
				panic(e)
			}
			y = math.NaN()
		}
	}()
	return f()
}
