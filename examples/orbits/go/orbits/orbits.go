// Package orbits simulates moons around a planet and prints how their energy drifts.
//
//	python3 orbits.py 2000
package orbits

import (
	"cmp"
	"fmt"
	"math"

	"example.com/orbits/internal/pyrt"
)

// Vector is a vector in the plane.
type Vector struct {
	X float64
	Y float64
}

// NewVector returns a new Vector.
func NewVector(x, y float64) *Vector {
	return &Vector{X: x, Y: y}
}

func (v *Vector) Add(other *Vector) *Vector {
	return NewVector(v.X+other.X, v.Y+other.Y)
}

func (v *Vector) Sub(other *Vector) *Vector {
	return NewVector(v.X-other.X, v.Y-other.Y)
}

func (v *Vector) Scaled(factor float64) *Vector {
	return NewVector(v.X*factor, v.Y*factor)
}

// Length, by example:
//
//	>>> Vector(3.0, 4.0).length()
//	5.0
func (v *Vector) Length() float64 {
	return math.Sqrt(float64(v.X*v.X) + float64(v.Y*v.Y))
}

func (v *Vector) Repr() string {
	return fmt.Sprintf("Vector(%s, %s)", pyrt.FormatFloat(v.X, ".3f"), pyrt.FormatFloat(v.Y, ".3f"))
}

type Body struct {
	Name     string
	Mass     float64
	Position *Vector
	Velocity *Vector
}

// NewBody returns a new Body.
func NewBody(name string, mass float64, position, velocity *Vector) *Body {
	return &Body{
		Name:     name,
		Mass:     mass,
		Position: position,
		Velocity: velocity,
	}
}

func (b *Body) Kinetic() float64 {
	return 0.5 * b.Mass * pyrt.PowFloat(b.Velocity.Length(), 2.0)
}

// Moons returns a planet and a number of moons on circular orbits.
func Moons(count int) []*Body {
	bodies := []*Body{NewBody("planet", 1000.0, NewVector(0.0, 0.0), NewVector(0.0, 0.0))}
	for i := range count {
		distance := 10.0 + float64(3.5*float64(i))
		speed := pyrt.Sqrt(pyrt.TrueDivFloat(1000.0, distance))
		angle := float64(i) * 2.4
		position := NewVector(distance*pyrt.Cos(angle), distance*pyrt.Sin(angle))
		velocity := NewVector(-speed*pyrt.Sin(angle), speed*pyrt.Cos(angle))
		bodies = append(bodies, NewBody(fmt.Sprintf("moon%d", i+1), 0.01*float64(i+1), position, velocity))
	}
	return bodies
}

// Accelerations returns the acceleration of each body by all others.
func Accelerations(bodies []*Body) []*Vector {
	var result []*Vector
	for _, body := range bodies {
		total := NewVector(0.0, 0.0)
		for _, other := range bodies {
			if other == body {
				continue
			}
			offset := other.Position.Sub(body.Position)
			distance := offset.Length()
			total = total.Add(offset.Scaled(pyrt.TrueDivFloat(other.Mass, pyrt.PowFloat(distance, 3.0))))
		}
		result = append(result, total)
	}
	return result
}

// Step advances all bodies by dt seconds (semi-implicit Euler).
func Step(bodies []*Body, dt float64) {
	others := Accelerations(bodies)
	for i, body := range bodies {
		if i >= len(others) {
			break
		}
		acceleration := others[i]
		body.Velocity = body.Velocity.Add(acceleration.Scaled(dt))
	}
	for _, body := range bodies {
		body.Position = body.Position.Add(body.Velocity.Scaled(dt))
	}
}

func Energy(bodies []*Body) pyrt.Num {
	var total pyrt.Num
	for _, body := range bodies {
		total = total.Add(pyrt.NumFloat(body.Kinetic()))
	}
	for i, body := range bodies {
		for _, other := range bodies[i+1:] {
			total = pyrt.NumFloat(total.Float() - pyrt.TrueDivFloat(body.Mass*other.Mass, body.Position.Sub(other.Position).Length()))
		}
	}
	return total
}

func Main(argv []string) int {
	steps := 500
	if len(argv) > 1 {
		steps = pyrt.ParseInt(argv[1])
	}
	bodies := Moons(6)
	start := Energy(bodies)
	for n := range steps {
		Step(bodies, 0.01)
		if pyrt.FloorModInt(n, cmp.Or(pyrt.FloorDivInt(steps, 5), 1)) == 0 {
			pyrt.Printf("%6d  %s  %s\n", n, bodies[1].Position.Repr(), pyrt.FormatNum(Energy(bodies).Sub(start), "+.9f"))
		}
	}
	pyrt.Printf("drift %s\n", pyrt.FormatFloat(Energy(bodies).Sub(start).Abs().TrueDiv(start.Abs()), ".3e"))
	return 0
}

// Run runs the module's top-level code.
func Run() {
	pyrt.Exit(Main(pyrt.Argv()))
}
