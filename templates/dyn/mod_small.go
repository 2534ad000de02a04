package dyn

import (
	"github.com/molt-go/molt/templates/pyrt"
)

// This file has modules of a few functions.

// ModAtexit is the module atexit.
var ModAtexit = NewLibrary("atexit", func(m *Module) {
	type call struct {
		fn   Value
		args []Value
		kw   []Kw
	}
	var calls []*call
	m.Def("register(func, /, *args, **kwargs)", func(a []Value) Value {
		c := &call{a[0], a[1].(Tuple), SpreadKw(a[2])}
		calls = append(calls, c)
		pyrt.AtExit(func() {
			if c.fn != nil {
				CallKw(c.fn, c.args, c.kw)
			}
		})
		return a[0]
	})
	m.Def("unregister(func, /)", func(a []Value) Value {
		for _, c := range calls {
			if c.fn != nil && Equal(c.fn, a[0]) {
				c.fn = nil
			}
		}
		return nil
	})
})

// ModGc is the module gc, as far as a program can observe it.
var ModGc = NewLibrary("gc", func(m *Module) {
	enabled := true
	m.Def("enable()", func([]Value) Value {
		enabled = true
		return nil
	})
	m.Def("disable()", func([]Value) Value {
		enabled = false
		return nil
	})
	m.Def("isenabled()", func([]Value) Value { return enabled })
	m.Def("collect(generation=2)", func([]Value) Value { return &missing{"the number that gc.collect() returns"} })
	m.Def("freeze()", func([]Value) Value { return nil })
	m.Def("unfreeze()", func([]Value) Value { return nil })
	m.Def("get_threshold()", func([]Value) Value { return Tuple{700, 10, 10} })
	m.Def("set_threshold(threshold0, threshold1=10, threshold2=10, /)", func([]Value) Value { return nil })
})

// ModKeyword is the module keyword.
var ModKeyword = NewLibrary("keyword", func(m *Module) {
	hard := []string{"False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
		"def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
		"nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield"}
	soft := []string{"_", "case", "match"}
	m.Const("kwlist", pyrt.NewList(textValues(hard)...))
	m.Const("softkwlist", pyrt.NewList(textValues(soft)...))
	m.Def("iskeyword(s, /)", func(a []Value) Value { return In(a[0], Tuple(textValues(hard))) })
	m.Def("issoftkeyword(s, /)", func(a []Value) Value { return In(a[0], Tuple(textValues(soft))) })
})

// ModColorsys is the module colorsys.
var ModColorsys = NewLibrary("colorsys", func(m *Module) {
	m.Def("rgb_to_hsv(r, g, b)", func(a []Value) Value {
		r, g, b := Float(a[0]), Float(a[1]), Float(a[2])
		high, low := max(r, g, b), min(r, g, b)
		if high == low {
			return Tuple{0.0, 0.0, largest(a)}
		}
		return Tuple{hueOf(r, g, b, high, low), (high - low) / high, largest(a)}
	})
	m.Def("hsv_to_rgb(h, s, v)", func(a []Value) Value {
		h, s, v := Float(a[0]), Float(a[1]), Float(a[2])
		if s == 0 {
			return Tuple{a[2], a[2], a[2]}
		}
		i := int(h * 6)
		f := h*6 - float64(i)
		p, q, t := v*(1-s), v*(1-float64(s*f)), v*(1-float64(s*(1-f)))
		return []Value{Tuple{a[2], t, p}, Tuple{q, a[2], p}, Tuple{p, a[2], t}, Tuple{p, q, a[2]}, Tuple{t, p, a[2]}, Tuple{a[2], p, q}}[(i%6+6)%6]
	})
	m.Def("rgb_to_hls(r, g, b)", func(a []Value) Value {
		r, g, b := Float(a[0]), Float(a[1]), Float(a[2])
		high, low := max(r, g, b), min(r, g, b)
		sum, width := high+low, high-low
		l := sum / 2
		if high == low {
			return Tuple{0.0, l, 0.0}
		}
		s := width / sum
		if l > 0.5 {
			s = width / (2 - sum)
		}
		return Tuple{hueOf(r, g, b, high, low), l, s}
	})
	m.Def("hls_to_rgb(h, l, s)", func(a []Value) Value {
		h, l, s := Float(a[0]), Float(a[1]), Float(a[2])
		if s == 0 {
			return Tuple{a[1], a[1], a[1]}
		}
		m2 := l + s - float64(l*s)
		if l <= 0.5 {
			m2 = l * (1 + s)
		}
		m1 := float64(2*l) - m2
		const third = 1.0 / 3
		return Tuple{hlsPart(m1, m2, h+third), hlsPart(m1, m2, h), hlsPart(m1, m2, h-third)}
	})
})

// largest returns max(a...).
func largest(a []Value) Value {
	most := a[0]
	for _, v := range a[1:] {
		if Less(most, v) {
			most = v
		}
	}
	return most
}

// hueOf returns the hue of a colour that is not grey.
func hueOf(r, g, b, high, low float64) float64 {
	width := high - low
	rc, gc, bc := (high-r)/width, (high-g)/width, (high-b)/width
	var h float64
	switch high {
	case r:
		h = bc - gc
	case g:
		h = 2 + rc - bc
	default:
		h = 4 + gc - rc
	}
	return pyrt.FloorModFloat(h/6, 1)
}

func hlsPart(m1, m2, hue float64) Value {
	const sixth, twoThirds = 1.0 / 6, 2.0 / 3
	hue = pyrt.FloorModFloat(hue, 1)
	switch {
	case hue < sixth:
		return m1 + float64((m2-m1)*hue*6)
	case hue < 0.5:
		return m2
	case hue < twoThirds:
		return m1 + float64((m2-m1)*(twoThirds-hue)*6)
	}
	return m1
}
