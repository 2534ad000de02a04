package heat

import (
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file walks the statements of one function. Every visit returns the work
// of running the node once and how control leaves it; regions note on the way
// how often each stretch of source runs.

// A frame is the cost model of one function's own code.
type frame struct {
	work    work // of one call
	regions regions
	depth   int // deepest nest of loops
	while   bool
	ops     int // operators and subscripts
	// prefixes are the beginnings of names that are looked up at run time.
	prefixes []prefix
	chances  []chance
	makes    []*resolve.Class // classes that it calls or passes on
}

// A walker builds the frame of one function.
type walker struct {
	m   *model
	fn  *resolve.Func
	out *frame
	cur int32 // innermost open region
	// loopDepth is the number of loops around.
	loopDepth int
	inClass   bool // in a class body
}

func (m *model) frameOf(fn *resolve.Func) frame {
	out := frame{}
	w := &walker{m: m, fn: fn, out: &out, cur: -1}
	if fn.Lambda != nil {
		out.work = w.expr(fn.Lambda.Body)
	} else {
		out.work, _ = w.block(fn.Body())
	}
	freqs := out.regions.settle()
	for i := range out.chances {
		if c := &out.chances[i]; c.region >= 0 {
			c.times *= freqs[c.region]
		}
	}
	return out
}

// open starts a region that so many loops repeat; its factor is set when it is
// closed.
func (w *walker) open(s syntax.Span, loops int16) int32 {
	w.out.regions = append(w.out.regions, region{span: s, parent: w.cur, factor: 1, loops: loops})
	w.cur = int32(len(w.out.regions) - 1)
	w.loopDepth += int(loops)
	w.out.depth = max(w.out.depth, w.loopDepth)
	return w.cur
}

func (w *walker) close(id int32, factor float64) {
	r := &w.out.regions[id]
	r.factor = factor
	w.cur = r.parent
	w.loopDepth -= int(r.loops)
}

func spanOf(body []syntax.Stmt) syntax.Span {
	return syntax.Span{Start: body[0].Pos(), End: body[len(body)-1].EndPos()}
}

// block runs statements one after the other. What follows a statement that may
// leave the block is a region of its own.
func (w *walker) block(body []syntax.Stmt) (work, outcome) {
	var sum work
	ends := outcome{}
	alive := 1.0
	var opened []int32
	var factors []float64
	for i, s := range body {
		done, o := w.stmt(s)
		sum = sum.plus(done.often(alive))
		ends = ends.plus(outcome{again: o.again, stop: o.stop, leave: o.leave}.often(alive))
		if o.next < 1 && i < len(body)-1 {
			opened = append(opened, w.open(spanOf(body[i+1:]), 0))
			factors = append(factors, max(o.next, minAlive))
		}
		alive *= max(o.next, minAlive)
	}
	for i := len(opened) - 1; i >= 0; i-- {
		w.close(opened[i], factors[i])
	}
	ends.next = max(0, 1-ends.again-ends.stop-ends.leave)
	return sum, ends
}

// minAlive keeps code behind an unconditional exit from vanishing altogether.
const minAlive = 0.02

// branch runs a body with a probability.
func (w *walker) branch(body []syntax.Stmt, p float64) (work, outcome) {
	if len(body) == 0 {
		return work{}, goesOn.often(p)
	}
	id := w.open(spanOf(body), 0)
	done, o := w.block(body)
	w.close(id, p)
	return done.often(p), o.often(p)
}

func (w *walker) stmt(s syntax.Stmt) (work, outcome) {
	switch s := s.(type) {
	case *syntax.If:
		return w.ifStmt(s)
	case *syntax.For:
		return w.forStmt(s)
	case *syntax.While:
		return w.whileStmt(s)
	case *syntax.With:
		return w.with(s)
	case *syntax.Try:
		return w.try(s)
	case *syntax.Match:
		return w.match(s)
	case *syntax.Return:
		w.keep("", s.Value)
		return w.opt(s.Value).plus(py(costReturn)), outcome{leave: 1}
	case *syntax.Raise:
		return w.opt(s.Exc).plus(py(costRaise)), outcome{leave: 1}
	case *syntax.Break:
		return work{}, outcome{stop: 1}
	case *syntax.Continue:
		return work{}, outcome{again: 1}
	}
	return w.simple(s), goesOn
}

// simple is the work of a statement that control passes through.
func (w *walker) simple(s syntax.Stmt) work {
	switch s := s.(type) {
	case *syntax.ExprStmt:
		return w.expr(s.Value)
	case *syntax.Assign:
		sum := w.expr(s.Value)
		w.keepAs(s.Targets, s.Value)
		for _, t := range s.Targets {
			sum = sum.plus(w.target(t))
		}
		return sum
	case *syntax.AugAssign:
		return w.augAssign(s)
	case *syntax.AnnAssign:
		if s.Value == nil {
			return work{}
		}
		return w.expr(s.Value).plus(w.target(s.Target))
	case *syntax.Delete:
		var sum work
		for _, t := range s.Targets {
			sum = sum.plus(w.target(t))
		}
		return sum
	case *syntax.Assert:
		return w.expr(s.Test).plus(py(costBranch))
	case *syntax.Import, *syntax.ImportFrom:
		return py(costImport)
	case *syntax.FunctionDef:
		w.keepDecorated(s)
		return w.exprs(s.DecoratorList).plus(py(costMakeFunction)).plus(work{bytes: bytesFunction})
	case *syntax.ClassDef:
		outer := w.inClass
		w.inClass = true
		done, _ := w.block(s.Body)
		w.inClass = outer
		return w.exprs(s.DecoratorList).plus(done).plus(py(costMakeClass)).plus(work{bytes: bytesClass})
	}
	return work{}
}

func (w *walker) augAssign(s *syntax.AugAssign) work {
	w.mayOperate(s.Op, s.Target, s.Value)
	sum := w.expr(s.Value).plus(w.binary(s.Op, s.Target, s.Value)).plus(w.target(s.Target))
	if _, ok := s.Target.(*syntax.Name); !ok {
		sum = sum.plus(py(costSubscript)) // the target is read as well
	}
	return sum
}

func (w *walker) ifStmt(s *syntax.If) (work, outcome) {
	test := w.expr(s.Test).plus(py(costBranch))
	p := w.likely(s)
	then, o1 := w.branch(s.Body, p)
	els, o2 := w.branch(s.Orelse, 1-p)
	return test.plus(then).plus(els), o1.plus(o2)
}

func (w *walker) forStmt(s *syntax.For) (work, outcome) {
	sum := w.expr(s.Iter)
	n := w.trips(s.Iter)
	id := w.open(spanOf(s.Body), 1)
	body, o := w.block(s.Body)
	n = exits(n, o)
	w.close(id, n)
	w.mayIterate(s.Iter, n)
	body = body.plus(w.target(s.Target)).plus(w.step(s.Iter))
	sum = sum.plus(body.looped(n)).plus(py(costLoop))
	return w.loopEnd(sum, n, o, s.Orelse)
}

func (w *walker) whileStmt(s *syntax.While) (work, outcome) {
	n := w.whileTrips(s)
	w.out.while = true
	id := w.open(syntax.Span{Start: s.Test.Pos(), End: s.Body[len(s.Body)-1].EndPos()}, 1)
	test := w.expr(s.Test).plus(py(costBranch))
	body, o := w.block(s.Body)
	if !isTrue(s.Test) {
		n = exits(n, o)
	}
	w.close(id, n)
	return w.loopEnd(body.plus(test).looped(n), n, o, s.Orelse)
}

// exits is the number of rounds of a loop of n that ends early with a body's
// chance of leaving it.
func exits(n float64, o outcome) float64 {
	x := o.stop + o.leave
	if x < 0.001 || n <= 1 {
		return n
	}
	return max(min(n, guessMinSearch), n/(1+n*x))
}

// loopEnd adds the else clause and tells how control goes on after n rounds.
func (w *walker) loopEnd(sum work, n float64, o outcome, orelse []syntax.Stmt) (work, outcome) {
	leave := 0.0
	if o.leave > 0 {
		leave = min(o.leave*n, 1) * 0.6
		if o.leave > 0.99 {
			leave = 1 - minAlive
		}
	}
	ends := outcome{next: 1 - leave, leave: leave}
	if len(orelse) > 0 {
		els, eo := w.branch(orelse, 0.5)
		sum = sum.plus(els)
		ends = outcome{next: ends.next * 0.5, leave: leave}.plus(eo.often(1 - leave))
	}
	return sum, ends
}

func (w *walker) with(s *syntax.With) (work, outcome) {
	var sum work
	for _, item := range s.Items {
		sum = sum.plus(w.expr(item.ContextExpr)).plus(py(costWith))
		if item.OptionalVars != nil {
			sum = sum.plus(w.target(item.OptionalVars))
		}
	}
	body, o := w.block(s.Body)
	return sum.plus(body), o
}

func (w *walker) try(s *syntax.Try) (work, outcome) {
	sum, o := w.block(s.Body)
	if len(s.Orelse) > 0 {
		els, eo := w.branch(s.Orelse, o.next)
		sum = sum.plus(els)
		o.next = 0
		o = o.plus(eo)
	}
	p := guessHandler
	for _, h := range s.Handlers {
		done, ho := w.branch(h.Body, p)
		sum = sum.plus(done).plus(py(costHandler * p))
		o = o.often(1 - p).plus(ho)
	}
	if len(s.Finalbody) > 0 {
		done, fo := w.block(s.Finalbody)
		sum = sum.plus(done)
		if fo.next < 0.5 {
			o = fo
		}
	}
	return sum, o
}

func (w *walker) match(s *syntax.Match) (work, outcome) {
	sum := w.expr(s.Subject)
	o := outcome{}
	p := 1 / float64(len(s.Cases)+1)
	for _, c := range s.Cases {
		sum = sum.plus(py(costPattern))
		done, co := w.branch(c.Body, p)
		sum, o = sum.plus(done), o.plus(co)
	}
	o.next += p
	return sum, o
}
