package resolve

import "github.com/molt-go/molt/analyzer/syntax"

// IsManager tells whether a function is a generator that contextlib.contextmanager
// turns into a context manager.
func (f *Func) IsManager() bool {
	return f.IsGenerator && len(f.Decorators) == 1 &&
		(f.Decorators[0].Name == "contextlib.contextmanager" || f.Decorators[0].Name == "contextlib.asynccontextmanager")
}

// MaySwallow tells whether a with statement of a file may end an exception of its
// body, so that what stands behind it runs.
func (p *Program) MaySwallow(f *File, n *syntax.With) bool {
	for _, item := range n.Items {
		call, ok := item.ContextExpr.(*syntax.Call)
		if !ok {
			if p.anySwallows() {
				return true
			}
			continue
		}
		switch d := p.Lookup(f, call.Func); {
		case d.Func != nil:
			if !d.Func.IsManager() || d.Func.swallows() {
				return true
			}
		case d.Class != nil:
			if d.Class.swallows() {
				return true
			}
		case !steadfast[d.Name]:
			return true
		}
	}
	return false
}

// steadfast are the context managers of the standard library that let every
// exception pass.
var steadfast = map[string]bool{
	"builtins.open": true, "io.open": true, "threading.Lock": true, "threading.RLock": true, "threading.Condition": true,
	"threading.Semaphore": true, "asyncio.TaskGroup": true, "contextlib.nullcontext": true, "contextlib.closing": true,
	"multiprocessing.Pool": true, "multiprocessing.pool.Pool": true, "multiprocessing.pool.ThreadPool": true, "concurrent.futures.ThreadPoolExecutor": true,
	"concurrent.futures.ProcessPoolExecutor": true, "sqlite3.connect": true, "decimal.localcontext": true, "tempfile.TemporaryDirectory": true,
	"tempfile.NamedTemporaryFile": true, "tempfile.TemporaryFile": true, "io.StringIO": true, "io.BytesIO": true, "warnings.catch_warnings": true,
	"zipfile.ZipFile": true, "gzip.open": true, "socket.socket": true, "subprocess.Popen": true,
}

// swallowers are those that may end one.
var swallowers = []string{"contextlib.suppress", "contextlib.ExitStack", "contextlib.AsyncExitStack"}

// anySwallows tells whether a context manager of no known class may end an exception:
// some class or function of the program does, or one of the standard library that the
// program imports.
func (p *Program) anySwallows() bool {
	for _, f := range p.Files {
		for _, c := range f.Classes {
			if c.swallows() {
				return true
			}
		}
		for _, fn := range f.Funcs {
			if fn.IsManager() && fn.swallows() {
				return true
			}
		}
		for i := range f.Imports {
			if im := &f.Imports[i]; im.Target == "contextlib" {
				for _, name := range swallowers {
					if im.Name == "" || "contextlib."+im.Name == name {
						return true
					}
				}
			}
		}
	}
	return false
}

// swallows tells whether the generator of a context manager may go on where the body
// has raised: its yield stands in a try with handlers, or in a with.
func (f *Func) swallows() bool {
	found := false
	(&syntax.File{Body: f.Body()}).Walk(func(n syntax.Node, stack []syntax.Node) {
		if _, ok := n.(*syntax.Yield); !ok {
			return
		}
		for _, s := range stack {
			switch s := s.(type) {
			case *syntax.Try:
				found = found || len(s.Handlers) > 0
			case *syntax.With:
				found = true
			}
		}
	})
	return found
}

// swallows tells whether the __exit__ of a class, or of what it is not known to
// derive from, may return what is true.
func (c *Class) swallows() bool {
	for _, name := range []string{"__exit__", "__aexit__"} {
		fn := c.FindMethod(name)
		if fn == nil {
			continue
		}
		for _, r := range fn.Returns {
			k, ok := r.Value.(*syntax.Constant)
			if r.Value != nil && !(ok && (k.Kind == syntax.ConstNone || k.Kind == syntax.ConstFalse)) {
				return true
			}
		}
	}
	return false
}
