package dyn

import (
	"runtime"
	"slices"

	"github.com/molt-go/molt/templates/pyrt"
)

// ModMultiprocessing is the module multiprocessing: its pools, whose calls run in
// threads of the program on copies of their arguments.
var ModMultiprocessing = NewLibrary("multiprocessing", func(m *Module) {
	m.Def("cpu_count()", func([]Value) Value { return runtime.NumCPU() })
	m.Def("freeze_support()", func([]Value) Value { return nil })
	m.Def("set_start_method(method, force=False)", func([]Value) Value { return nil })
	m.Def("Pool(processes=None, initializer=None, initargs=, maxtasksperchild=None)", func(a []Value) Value {
		return newPool(multiPoolType, a)
	})
	m.Const("TimeoutError", multiTimeout)
	m.Const("pool", ModMultiprocessingPool)
})

// ModMultiprocessingPool is the module multiprocessing.pool.
var ModMultiprocessingPool = NewLibrary("multiprocessing.pool", func(m *Module) {
	m.Const("Pool", multiPoolType)
	m.Const("ThreadPool", multiThreadPoolType)
	m.Const("AsyncResult", asyncResultType)
	m.Const("ApplyResult", asyncResultType)
})

var (
	multiPoolType       = NewType("multiprocessing.pool", "Pool")
	multiThreadPoolType = NewType("multiprocessing.pool", "ThreadPool", multiPoolType)
	asyncResultType     = NewType("multiprocessing.pool", "ApplyResult")
	multiTimeout        = NewExcType("multiprocessing.context", "TimeoutError", Exc(pyrt.ExceptionClass))
)

// A multiPool is a multiprocessing.pool.Pool or ThreadPool.
type multiPool struct {
	class *Class
	work  *pyExecutor
}

// PyClass returns the pool's class.
func (p *multiPool) PyClass() *Class { return p.class }

// newPool makes a pool from the arguments processes, initializer, initargs.
func newPool(c *Class, a []Value) Value {
	executor := processPoolType
	if c == multiThreadPoolType {
		executor = threadPoolType
	}
	workers := a[0]
	if workers == nil {
		workers = runtime.NumCPU()
	}
	if Index(workers) < 1 {
		raise(pyrt.ValueError, "Number of processes must be at least 1")
	}
	return &multiPool{class: c, work: newExecutor(executor, []Value{workers, nil, a[1], a[2]})}
}

// An asyncResult is what Pool.apply_async and map_async return.
type asyncResult struct {
	parts []*poolFuture
	// whole tells that the result is a list of the parts'.
	whole bool
}

// PyClass returns multiprocessing.pool.ApplyResult.
func (*asyncResult) PyClass() *Class { return asyncResultType }

// ready reports whether the result is there: as soon as one part failed.
func (r *asyncResult) ready() bool {
	return r.failed() != nil || !slices.ContainsFunc(r.parts, func(f *poolFuture) bool { return !f.done() })
}

func (r *asyncResult) failed() *pyrt.Exception {
	for _, f := range r.parts {
		if f.exc != nil {
			return f.exc
		}
	}
	return nil
}

// wait waits for the result; not ok if it does not come in time.
func (r *asyncResult) wait(seconds float64) (ok bool) {
	for _, f := range r.parts {
		if !f.done() && (seconds == 0 || !f.waiting.wait(seconds)) && !f.done() {
			return false
		}
	}
	return true
}

// get returns or raises the result.
func (r *asyncResult) get(seconds float64) Value {
	if !r.wait(seconds) {
		panic(raised(Call(multiTimeout)))
	}
	if e := r.failed(); e != nil {
		panic(e)
	}
	if !r.whole {
		return r.parts[0].result
	}
	out := pyrt.NewList[Value]()
	for _, f := range r.parts {
		out.Append(f.result)
	}
	return out
}

// submit gives a call to the pool's workers.
func (p *multiPool) submit(fn Value, args []Value, kw []Kw) *poolFuture {
	if p.work.closed {
		raise(pyrt.ValueError, "Pool not running")
	}
	return p.work.submit(fn, args, kw)
}

// mapped submits a call for each item; star spreads it over the parameters.
func (p *multiPool) mapped(fn, items Value, star bool) *asyncResult {
	r := &asyncResult{whole: true}
	for it := Over(items); it.Next(); {
		args := []Value{it.Value}
		if star {
			args = Spread(it.Value)
		}
		r.parts = append(r.parts, p.submit(fn, args, nil))
	}
	return r
}

// told has callbacks called with the result, or with what was raised, once it is there.
func (r *asyncResult) told(callback, errback Value) Value {
	tell := func() {
		switch e := r.failed(); {
		case !r.ready():
			return
		case e != nil && errback != nil:
			Call(errback, excObject(e))
		case e == nil && callback != nil:
			Call(callback, r.get(0))
		}
		callback, errback = nil, nil
	}
	for _, f := range r.parts {
		f.watchers = append(f.watchers, tell)
	}
	if r.ready() {
		tell()
	}
	return r
}

// inOrder yields the results as imap does.
func (r *asyncResult) inOrder() Value {
	next := 0
	return NewIterator(NewType("multiprocessing.pool", "IMapIterator"), func() (Value, bool) {
		if next == len(r.parts) {
			return nil, false
		}
		next++
		return r.parts[next-1].value(-1), true
	})
}

func init() {
	for _, c := range []*Class{multiPoolType, multiThreadPoolType} {
		c.Native(func(_ *Class, args []Value, kw []Kw) Value {
			return newPool(c, signatureOf("processes=None, initializer=None, initargs=, maxtasksperchild=None, context=None").bind(c.Name, args, kw, nil))
		}, nil)
	}
	pool := func(a []Value) *multiPool { return a[0].(*multiPool) }
	t := multiPoolType
	emptyArgs := func(v Value) []Value {
		if v == Unbound {
			return nil
		}
		return Spread(v)
	}
	keywords := func(v Value) []Kw {
		if v == Unbound {
			return nil
		}
		return SpreadKw(v)
	}
	t.Def("apply(func, args=, kwds=)", func(a []Value) Value {
		return pool(a).submit(a[1], emptyArgs(a[2]), keywords(a[3])).value(-1)
	})
	t.Def("apply_async(func, args=, kwds=, callback=None, error_callback=None)", func(a []Value) Value {
		r := &asyncResult{parts: []*poolFuture{pool(a).submit(a[1], emptyArgs(a[2]), keywords(a[3]))}}
		return r.told(a[4], a[5])
	})
	for _, row := range []struct {
		name string
		star bool
	}{{"map", false}, {"starmap", true}} {
		t.Def(row.name+"(func, iterable, chunksize=None)", func(a []Value) Value { return pool(a).mapped(a[1], a[2], row.star).get(-1) })
		t.Def(row.name+"_async(func, iterable, chunksize=None, callback=None, error_callback=None)", func(a []Value) Value {
			return pool(a).mapped(a[1], a[2], row.star).told(a[4], a[5])
		})
	}
	for _, name := range []string{"imap", "imap_unordered"} {
		t.Def(name+"(func, iterable, chunksize=1)", func(a []Value) Value { return pool(a).mapped(a[1], a[2], false).inOrder() })
	}
	t.Def("close()", func(a []Value) Value {
		pool(a).work.closed = true
		return nil
	})
	t.Def("terminate()", func(a []Value) Value {
		pool(a).work.shutdown(true, true)
		return nil
	})
	t.Def("join()", func(a []Value) Value {
		if !pool(a).work.closed {
			raise(pyrt.ValueError, "Pool is still running")
		}
		pool(a).work.shutdown(true, false)
		return nil
	})
	t.DefSelf("__enter__()", func(a []Value) Value { return a[0] })
	t.Def("__exit__(typ, value, traceback, /)", func(a []Value) Value {
		pool(a).work.shutdown(true, true)
		return nil
	})
	r := asyncResultType
	r.Def("get(timeout=None)", func(a []Value) Value { return a[0].(*asyncResult).get(secondsOrEnd(a[1])) })
	r.Def("wait(timeout=None)", func(a []Value) Value {
		a[0].(*asyncResult).wait(secondsOrEnd(a[1]))
		return nil
	})
	r.Def("ready()", func(a []Value) Value { return a[0].(*asyncResult).ready() })
	r.Def("successful()", func(a []Value) Value {
		res := a[0].(*asyncResult)
		if !res.ready() {
			raise(pyrt.ValueError, "%s not ready", pyrt.Repr(res))
		}
		return res.failed() == nil
	})
}
