// The examples of orbits.py's documentation, one test a docstring.

package orbitsdoctest

import (
	"testing"

	"example.com/orbits/internal/doctest"
)

// TestVectorLength holds the examples of orbits.Vector.length.
func TestVectorLength(t *testing.T) {
	doctest.Run(t, VectorLengthExamples, []doctest.Example{
		{Line: 28, Source: "Vector(3.0, 4.0).length()", Want: "5.0\n"},
	})
}
