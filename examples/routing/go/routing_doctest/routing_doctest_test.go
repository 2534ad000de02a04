// The examples of routing.py's documentation, one test a docstring.

package routingdoctest

import (
	"testing"

	"example.com/routing/internal/doctest"
)

// TestGridCity holds the examples of routing.grid_city.
func TestGridCity(t *testing.T) {
	doctest.Run(t, GridCityExamples, []doctest.Example{
		{Line: 48, Source: "len(grid_city(3, 2))", Want: "6\n"},
	})
}

// TestShortest holds the examples of routing.shortest.
func TestShortest(t *testing.T) {
	doctest.Run(t, ShortestExamples, []doctest.Example{
		{Line: 72, Source: "city = City()"},
		{Line: 73, Source: "for _ in range(3):\n    _ = city.add_crossing()"},
		{Line: 75, Source: "city.connect(0, 1, 4.0)"},
		{Line: 76, Source: "city.connect(1, 2, 1.5)"},
		{Line: 77, Source: "shortest(city, 0, 2)", Want: "(5.5, [0, 1, 2])\n"},
		{Line: 79, Source: "shortest(city, 2, 0)", Want: "Traceback (most recent call last):\n    ...\nrouting.NoRoute: no route from 2 to 0\n"},
	})
}
