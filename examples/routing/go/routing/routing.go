// Package routing is the port of routing.py.
//
// Shortest delivery routes on a street grid with one-way streets.
//
//	python3 routing.py 60 40
package routing

import (
	"fmt"
	"math"
	"slices"

	"example.com/routing/internal/pyrt"
)

// Street is a one-way street to another crossing, with its travel time in seconds.
type Street struct {
	Target  int
	Seconds float64
}

func (s *Street) Repr() string {
	return fmt.Sprintf("Street(target=%d, seconds=%s)", s.Target, pyrt.ReprFloat(s.Seconds))
}

func (s *Street) Equal(other *Street) bool {
	return s == other || s.Target == other.Target && s.Seconds == other.Seconds
}

// EqualValue is Equal for values of any type.
func (s *Street) EqualValue(other pyrt.Value) (equal, ok bool) {
	if x, ok := other.(*Street); ok {
		return s.Equal(x), true
	}
	return false, false
}

// City: crossings numbered from 0, each with the streets that leave it.
type City struct {
	Streets [][]*Street
}

func (c *City) AddCrossing() int {
	c.Streets = append(c.Streets, nil)
	return len(c.Streets) - 1
}

func (c *City) Connect(a, b int, seconds float64) {
	at := pyrt.Ref(c.Streets, a)
	*at = append(*at, &Street{Target: b, Seconds: seconds})
}

func (c *City) Len() int {
	return len(c.Streets)
}

func (c *City) Repr() string {
	return fmt.Sprintf("City(streets=%s)", pyrt.ReprListFunc(c.Streets, pyrt.ReprList[*Street]))
}

func (c *City) Equal(other *City) bool {
	return c == other || pyrt.EqualDeep(c.Streets, other.Streets)
}

// EqualValue is Equal for values of any type.
func (c *City) EqualValue(other pyrt.Value) (equal, ok bool) {
	if x, ok := other.(*City); ok {
		return c.Equal(x), true
	}
	return false, false
}

// NoRoute is raised where no route leads to the target.
type NoRoute struct {
	pyrt.Exception
	Source int
	Target int
}

// NoRouteClass is what except clauses and raise name NoRoute by.
var NoRouteClass = pyrt.NewClass("NoRoute", pyrt.ExceptionClass)

// NewNoRoute returns a new NoRoute.
func NewNoRoute(source, target int) *NoRoute {
	n := &NoRoute{Source: source, Target: target}
	n.Class, n.Args = NoRouteClass, []pyrt.Value{fmt.Sprintf("no route from %d to %d", source, target)}
	return n
}

// GridCity builds a city whose travel times depend on the seed alone.
//
//	>>> len(grid_city(3, 2))
//	6
func GridCity(width, height, seed int) *City {
	city := &City{}
	for range pyrt.MulInt(width, height) {
		city.AddCrossing()
	}
	state := seed
	for y := range height {
		for x := range width {
			here := pyrt.AddInt(pyrt.MulInt(y, width), x)
			for _, item := range []struct{ dx, dy int }{{1, 0}, {0, 1}, {-1, 0}, {0, -1}} {
				nx, ny := pyrt.AddInt(x, item.dx), pyrt.AddInt(y, item.dy)
				if nx < 0 || nx >= width || ny < 0 || ny >= height {
					continue
				}
				state = pyrt.FloorModInt(pyrt.MulInt(state, 48271), 2147483647)
				if state%9 == 0 {
					continue // a one-way street against us
				}
				city.Connect(here, pyrt.AddInt(pyrt.MulInt(ny, width), nx), 5.0+float64(state%100)/10.0)
			}
		}
	}
	return city
}

// Shortest returns the travel time and the crossings of the fastest route.
//
//	>>> city = City()
//	>>> for _ in range(3):
//	...     _ = city.add_crossing()
//	>>> city.connect(0, 1, 4.0)
//	>>> city.connect(1, 2, 1.5)
//	>>> shortest(city, 0, 2)
//	(5.5, [0, 1, 2])
//	>>> shortest(city, 2, 0)
//	Traceback (most recent call last):
//	    ...
//	routing.NoRoute: no route from 2 to 0
func Shortest(city *City, source, target int) pyrt.Tuple2[float64, []int] {
	best := pyrt.DictOf(pyrt.T2(source, 0.0))
	cameFrom := pyrt.NewDict[int, int]()
	queue := []pyrt.Tuple2[float64, int]{pyrt.T2(0.0, source)}
	for len(queue) > 0 {
		pair := pyrt.HeapPopFunc(&queue, pyrt.LessTuple2)
		seconds, here := pair.A, pair.B
		if here == target {
			return pyrt.T2(seconds, PathTo(cameFrom, target))
		}
		if seconds > best.Get(here) {
			continue
		}
		for _, street := range pyrt.At(city.Streets, here) {
			reached := seconds + street.Seconds
			known := best.GetOpt(street.Target)
			if known.IsNone() || reached < known.Must() {
				best.Set(street.Target, reached)
				cameFrom.Set(street.Target, here)
				pyrt.HeapPushFunc(&queue, pyrt.T2(reached, street.Target), pyrt.LessTuple2)
			}
		}
	}
	panic(NewNoRoute(source, target))
}

// PathTo follows the predecessors back from the target.
func PathTo(cameFrom *pyrt.Dict[int, int], target int) []int {
	path := []int{target}
	for cameFrom.Contains(path[0]) {
		path = slices.Insert(path, 0, cameFrom.Get(path[0]))
	}
	return path
}

// Deliver returns the time of a tour that always drives to the nearest stop left.
func Deliver(city *City, stops []int) float64 {
	here, left, total := 0, slices.Clone(stops), 0.0
	for len(left) > 0 {
		nearest, seconds := left[0], math.Inf(1)
		for _, stop := range left {
			var needed float64
			err := pyrt.Try(func() {
				needed = Shortest(city, here, stop).A
			}, NoRouteClass)
			if err != nil {
				continue
			}
			if needed < seconds {
				nearest, seconds = stop, needed
			}
		}
		if seconds == math.Inf(1) {
			break
		}
		total += seconds
		left = pyrt.Remove(left, nearest)
		here = nearest
	}
	return total
}

func Main(argv []string) int {
	width := 30
	if len(argv) > 1 {
		width = pyrt.ParseInt(argv[1])
	}
	height := 20
	if len(argv) > 2 {
		height = pyrt.ParseInt(argv[2])
	}
	city := GridCity(width, height, 7)
	pair := Shortest(city, 0, pyrt.SubInt(city.Len(), 1))
	seconds, path := pair.A, pair.B
	pyrt.Printf("corner to corner: %s s over %d crossings\n", pyrt.FormatFloat(seconds, ".1f"), len(path))
	var stops []int
	for n := 1; n < 9; n++ {
		stops = append(stops, pyrt.FloorModInt(n*37, city.Len()))
	}
	pyrt.Printf("tour of %d stops: %s s\n", len(stops), pyrt.FormatFloat(Deliver(city, stops), ".1f"))
	err := pyrt.Try(func() {
		Shortest(&City{Streets: [][]*Street{nil, nil}}, 0, 1)
	}, NoRouteClass)
	if err != nil {
		problem := err.(*NoRoute)
		pyrt.Print(problem.Error())
	}
	return 0
}

// Run runs the module's top-level code.
func Run() {
	pyrt.Exit(Main(pyrt.Argv()))
}
