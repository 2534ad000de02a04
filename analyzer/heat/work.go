package heat

// work is what running a piece of code once costs.
type work struct {
	py    float64 // ns in the interpreter, on behalf of the function itself
	c     float64 // ns inside builtins and C functions that it calls
	io    float64 // ns waiting for the world outside
	bytes float64 // memory allocated
	// flat is py with every loop run once: what the code costs apart from how
	// large its data is.
	flat float64
}

func (a work) plus(b work) work {
	return work{a.py + b.py, a.c + b.c, a.io + b.io, a.bytes + b.bytes, a.flat + b.flat}
}

// often is the work of running a piece of code with a probability, or on
// average that many times without a loop of its own.
func (a work) often(p float64) work {
	return work{a.py * p, a.c * p, a.io * p, a.bytes * p, a.flat * p}
}

// looped is the work of a loop body that runs n times.
func (a work) looped(n float64) work {
	flat := a.flat
	a = a.often(n)
	a.flat = flat * min(n, 1)
	return a
}

// direct is all the time that the code takes itself.
func (a work) direct() float64 { return a.py + a.c + a.io }

func py(ns float64) work { return work{py: ns, flat: ns} }

// An outcome says how control leaves a piece of code; the parts add up to 1.
type outcome struct {
	next  float64 // goes on behind it
	again float64 // continue
	stop  float64 // break
	leave float64 // return or raise
}

func (o outcome) often(p float64) outcome {
	return outcome{o.next * p, o.again * p, o.stop * p, o.leave * p}
}

func (o outcome) plus(b outcome) outcome {
	return outcome{o.next + b.next, o.again + b.again, o.stop + b.stop, o.leave + b.leave}
}

var goesOn = outcome{next: 1}
