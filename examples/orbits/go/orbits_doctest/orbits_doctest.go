// Package orbitsdoctest runs the examples of orbits.py's documentation, for its tests.
package orbitsdoctest

import (
	"example.com/orbits/internal/pyrt"
	"example.com/orbits/orbits"
)

// Begin prints the number of the example that begins.
func Begin(number int) {
	pyrt.Printf("\x1e%d\n", number)
}

// VectorLengthExamples runs the examples of orbits.Vector.length.
func VectorLengthExamples() {
	Begin(1) // >>> Vector(3.0, 4.0).length()
	shown := orbits.NewVector(3.0, 4.0).Length()
	pyrt.Print(pyrt.ReprFloat(shown))
}
