package dyn

import "slices"

var (
	numberABC   = newABC("numbers", "Number", "")
	complexABC  = newABC("numbers", "Complex", "", numberABC)
	realABC     = newABC("numbers", "Real", "", complexABC)
	rationalABC = newABC("numbers", "Rational", "", realABC)
	integralABC = newABC("numbers", "Integral", "", rationalABC)
)

// ModNumbers is the module numbers. A program's subclass of its classes defines
// all of its operators by itself, as far as it uses them.
var ModNumbers = NewLibrary("numbers", func(m *Module) {
	m.Const("Number", numberABC)
	m.Const("Complex", complexABC)
	m.Const("Real", realABC)
	m.Const("Rational", rationalABC)
	m.Const("Integral", integralABC)
})

func init() {
	integral := func(c *Class) bool { return c.IsSubclass(IntType) }
	rational := func(c *Class) bool { return integral(c) || descends(c, "fractions", "Fraction") }
	real := func(c *Class) bool { return rational(c) || c.IsSubclass(FloatType) }
	complexes := func(c *Class) bool { return real(c) || c.IsSubclass(ComplexType) }
	integralABC.Abstract(integral)
	rationalABC.Abstract(rational)
	realABC.Abstract(real)
	complexABC.Abstract(complexes)
	numberABC.Abstract(func(c *Class) bool { return complexes(c) || descends(c, "decimal", "Decimal") })
}

// descends tells whether a class is a library's class of a name, or below it.
func descends(c *Class, module, name string) bool {
	return slices.ContainsFunc(c.mro, func(k *Class) bool { return k.Module == module && k.Name == name })
}
