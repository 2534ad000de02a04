// Command ported ports whole programs that others wrote, builds the ports, and
// runs each beside CPython 3.11: the same arguments and input, and the same
// standard output, exit status and last line of standard error wanted.
//
//	go run ./cmd/internal/measure/ported [-set bench,drawn,stdlib] [-run REGEXP] [-j N] [-json] [-keep DIR]
//	go run ./cmd/internal/measure/ported -speed [-run REGEXP] [-runs 5]
//	go run ./cmd/internal/measure/ported -fault [-run REGEXP]
//	go run ./cmd/internal/measure/ported -list
//	go run ./cmd/internal/measure/ported -draw SEED
//
// The sets are:
//
//   - bench: the programs of pyperformance that need no third-party package, with a
//     driver of our own (python/bench) that calls them with small fixed parameters
//     and prints digests of what they compute. bench.tsv lists them, and those
//     left out with the reason. -fault shows that the digests see: it changes
//     operators and constants in the hottest functions and wants other output.
//   - drawn: modules of algorithm packages on PyPI, drawn by a recorded seed
//     (drawn.tsv), each run through its doctests or its own main.
//   - stdlib: modules of CPython 3.11's standard library through their doctests.
//
// Programs are fetched into the user's cache folder, and nothing of them is kept here.
// A program runs under limits of time, memory and output; ending one kills its own process
// group and nothing else.
package main
