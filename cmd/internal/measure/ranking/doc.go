// Command ranking measures whether the static ranking finds the truth: over
// real programs, how often is the function with the largest self time under
// cProfile the first that heat names, and how often among the first three?
//
// The programs are listed in programs.txt: benchmarks of pyperformance, modules
// of the standard library and releases from PyPI, the latter two each with a
// driver of ours in drivers/ as the main program. Nothing of them is in this
// repository: they are fetched once into the user's cache folder (with pip,
// pinned), and profiled there one after the other. What the profiles said is
// kept in truth.json, so that measuring again only needs the sources.
//
//	go run ./cmd/internal/measure/ranking            print the table
//	go run ./cmd/internal/measure/ranking -profile   fetch, profile again, rewrite truth.json
//	go run ./cmd/internal/measure/ranking -fit       fit the weights on the development half
package main
