// Command orbits is the port of orbits.py.
package main

import (
	"example.com/orbits/internal/pyrt"
	"example.com/orbits/orbits"
)

func main() { pyrt.RunMain(orbits.Run, nil) }
