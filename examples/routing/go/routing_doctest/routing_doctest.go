// Package routingdoctest runs the examples of routing.py's documentation, for its tests.
package routingdoctest

import (
	"strconv"

	"example.com/routing/internal/pyrt"
	"example.com/routing/routing"
)

// Begin prints the number of the example that begins.
func Begin(number int) {
	pyrt.Printf("\x1e%d\n", number)
}

// GridCityExamples runs the examples of routing.grid_city.
func GridCityExamples() {
	Begin(1) // >>> len(grid_city(3, 2))
	pyrt.Print(strconv.Itoa(routing.GridCity(3, 2, 7).Len()))
}

// ShortestExamples runs the examples of routing.shortest.
func ShortestExamples() {
	Begin(1) // >>> city = City()
	city := &routing.City{}
	Begin(2) // >>> for _ in range(3):
	for x := range 3 {
		_ = x
		_ = city.AddCrossing()
	}
	Begin(3) // >>> city.connect(0, 1, 4.0)
	city.Connect(0, 1, 4.0)
	Begin(4) // >>> city.connect(1, 2, 1.5)
	city.Connect(1, 2, 1.5)
	Begin(5) // >>> shortest(city, 0, 2)
	pyrt.Print(routing.Shortest(city, 0, 2).Repr())
	Begin(6) // >>> shortest(city, 2, 0)
	err := pyrt.Try(func() {
		routing.Shortest(city, 2, 0)
	}, routing.NoRouteClass)
	if err != nil {
		raised := err.(*routing.NoRoute)
		pyrt.Printf("NoRoute: %s\n", raised.Error())
	}
}
