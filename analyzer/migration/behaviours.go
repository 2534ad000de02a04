package migration

import (
	"cmp"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// A world is a matter in which Python's world and Go's differ.
type world struct {
	id, title, text string
	// calls are the dotted names of what shows it when called; one that ends in a
	// dot stands for all of a module, one that begins with "?." for any method.
	calls []string
	// example, if set, is an input on which a port differs.
	example *Example
	// seen, if set, tells whether recorded calls have values that it is about.
	seen func(rec *recording.Function) bool
	// shows, if set, finds it in other ways: it returns what shows it, or "".
	shows func(p *python, fn *resolve.Func) string
}

// worlds lists the matters, in the order in which they are shown where the code's
// heat does not decide.
var worlds = []world{
	{id: "int", title: "Ints of any size", text: "Python’s ints grow without end. Where molt cannot prove that a Go int holds one, the port uses big ints or stops with status 70 and the Python line; it never goes on with a wrapped number.",
		seen:    largeInts,
		example: &Example{Input: "n * 4, where n is a Go int of 4611686018427387904", Python: "18446744073709551616", Go: "molt: guard: int overflow in *"},
		calls:   []string{"math.factorial", "math.comb", "math.perm", "builtins.pow", "builtins.int.from_bytes"}, shows: growing},
	{id: "float", title: "The last digit of floats", text: "Go’s own math functions give other last bits than the C library that CPython prints: 25 % of random arguments of `sin`, 99 % of `pow`. The port brings versions that follow glibc’s; `asin`, `acos`, `atan` and `atan2` differ by one unit in the last place for about one argument in a thousand. Processors without fused multiply-add print other digits in both worlds.",
		seen:    floats,
		example: &Example{Input: "math.asin(0.0316)", Python: "0.031605261447251565", Go: "0.03160526144725157"},
		calls:   []string{"math.", "cmath.", "statistics.", "random.gauss", "random.normalvariate", "random.expovariate"}},
	{id: "date", title: "Dates, clocks and zones", text: "The arithmetic and formats are Python’s. The clock, the local zone and the zone database are the machine’s, and a container without tzdata has none.",
		calls: []string{"datetime.", "time.", "calendar.", "zoneinfo."}},
	{id: "regexp", title: "Regular expressions", text: "Go’s regexp has neither lookaround nor backreferences. The port brings an engine with Python’s syntax and results; it backtracks as CPython’s does, so a pattern that explodes there explodes here.",
		calls: []string{"re."}},
	{id: "recursion", title: "Deep recursion", text: "CPython raises RecursionError at a depth of 1,000, which programs can catch. Go’s stack grows to 1 GB, and then the process ends: code that relies on the error, or recurses without end, behaves otherwise.",
		seen:    tooDeep,
		example: &Example{Input: "a recursion 5,000 deep", Python: "RecursionError: maximum recursion depth exceeded", Go: "5000"},
		calls:   []string{"sys.setrecursionlimit", "sys.getrecursionlimit"}, shows: recursive},
	{id: "lifetime", title: "When objects die", text: "CPython frees an object with its last reference. Go’s collector runs later: `__del__` does not run in time, weak references keep their objects, and an `id` means nothing outside the process.",
		example: &Example{Input: "a __del__ that prints, at the end of a function", Python: "open a, closed a, after", Go: "open a, after"},
		calls:   []string{"weakref.", "gc.", "builtins.id", "sys.getrefcount"}, shows: finalised},
	{id: "hash", title: "Order of sets and hashes of strings", text: "Sets of numbers have CPython’s order. For sets of strings CPython’s order changes from run to run (PYTHONHASHSEED); the port keeps the order of insertion. A program that prints either relies on luck.",
		seen:    stringSets,
		example: &Example{Input: "list({'pear', 'apple', 'fig'}), PYTHONHASHSEED=1", Python: "['pear', 'fig', 'apple']", Go: "['pear', 'apple', 'fig']"},
		calls:   []string{"builtins.hash", "builtins.set", "builtins.frozenset"}},
	{id: "sort", title: "Sorting", text: "Both sides sort stably and compare in the same order. Values that have no order, such as NaN, come out where CPython’s algorithm happens to leave them, which no other algorithm promises to do.",
		calls: []string{"builtins.sorted", "list.sort", "heapq."}},
	{id: "encoding", title: "Text and encodings", text: "Go’s strings are bytes, Python’s are code points; the port counts code points where it shows, and keeps lone surrogates. Encodings that its library lacks stop the program by name. Files without a named encoding are UTF-8, whatever the locale says.",
		seen:  wideText,
		calls: []string{"builtins.open", "codecs.", "locale.", "str.encode", "bytes.decode", "?.encode", "?.decode", "unicodedata."}},
	{id: "url", title: "URLs", text: "Python’s urllib.parse and Go’s net/url disagree on what is a URL (semicolons, plus signs, empty ports). What is ported keeps Python’s rules; code that is written anew on net/url will not.",
		calls: []string{"urllib.", "http.", "requests.", "httpx."}},
	{id: "random", title: "Random numbers", text: "A seeded generator gives the same sequence as CPython’s. An unseeded one differs from run to run on both sides, so nothing that rests on it can be compared.",
		calls: []string{"random.", "secrets.", "uuid.uuid1", "uuid.uuid4", "os.urandom"}},
	{id: "thread", title: "Threads and processes", text: "Threads of the port are goroutines of which one runs at a time, as under CPython’s lock, and one that computes lets no other run until it blocks. Go written by hand has no such lock: races that it hid will show.",
		calls: []string{"threading.", "_thread.", "multiprocessing.", "concurrent.", "asyncio.", "queue."}},
	{id: "environment", title: "Files, processes and the machine", text: "What these return depends on the system, not on the language. Messages of errors come from the system’s own, and the order of directory entries is promised by neither side.",
		calls: []string{"os.", "subprocess.", "shutil.", "socket.", "platform.", "tempfile.", "glob.", "pathlib."}},
	{id: "trace", title: "Tracebacks", text: "An uncaught exception ends the port with the same status and the same last line; the lines above it, which name frames of the interpreter, are not there.",
		calls: []string{"traceback.", "sys.exc_info", "inspect.", "sys._getframe"}},
}

// Examples returns the known inputs on which a port differs from CPython, by the
// ID of the matter.
func Examples() map[string]*Example {
	out := map[string]*Example{}
	for _, w := range worlds {
		if w.example != nil {
			out[w.id] = w.example
		}
	}
	return out
}

// behaviours finds where the two worlds differ in a way that this code touches.
func (b *builder) behaviours() {
	weight := b.weights()
	list := make([]Behaviour, len(worlds))
	seen := make([]map[string]bool, len(worlds))
	for i, w := range worlds {
		list[i] = Behaviour{ID: w.id, Title: w.title, Text: w.text, Functions: []int{}, Example: w.example}
		seen[i] = map[string]bool{}
	}
	for i := range b.out.Functions {
		f := &b.out.Functions[i]
		fn := b.python.funcs[key{f.File, f.Python}]
		if fn == nil || f.Kind == Class {
			continue
		}
		names, rec := b.python.touches(fn), b.recorded(f)
		for k, w := range worlds {
			found := w.in(b.python, fn, names)
			if len(found) == 0 {
				continue
			}
			f.Touches = append(f.Touches, Touch{k, found, w.reach(rec)})
			list[k].Functions = append(list[k].Functions, i)
			list[k].Share += weight[i]
			for _, n := range found {
				seen[k][n] = true
			}
		}
	}
	for k := range list {
		list[k].Names = sortedKeys(seen[k])
	}
	b.rankBehaviours(list)
}

// rankBehaviours keeps the matters that something touches, by the time of what does.
func (b *builder) rankBehaviours(list []Behaviour) {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	order = slices.DeleteFunc(order, func(k int) bool { return len(list[k].Functions) == 0 })
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(list[y].Share, list[x].Share) })
	moved := make([]int, len(list))
	b.out.Behaviours = []Behaviour{}
	for to, from := range order {
		moved[from] = to
		b.out.Behaviours = append(b.out.Behaviours, list[from])
	}
	for i := range b.out.Functions {
		touches := b.out.Functions[i].Touches
		for k := range touches {
			touches[k].Behaviour = moved[touches[k].Behaviour]
		}
		slices.SortFunc(touches, func(x, y Touch) int { return cmp.Compare(x.Behaviour, y.Behaviour) })
	}
}

// touches returns the dotted names of the foreign functions that a function
// calls or hands on.
func (p *python) touches(fn *resolve.Func) []string {
	var out []string
	for _, s := range p.project.Graph.Out(fn) {
		if s.External != "" && !slices.Contains(out, s.External) {
			out = append(out, s.External)
		}
	}
	return out
}

// in returns what shows a matter in a function.
func (w *world) in(p *python, fn *resolve.Func, names []string) []string {
	var found []string
	for _, n := range names {
		if slices.ContainsFunc(w.calls, func(c string) bool { return n == c || strings.HasSuffix(c, ".") && strings.HasPrefix(n, c) }) {
			found = append(found, strings.TrimPrefix(strings.TrimPrefix(n, "builtins."), "?"))
		}
	}
	if w.shows != nil {
		if what := w.shows(p, fn); what != "" {
			found = append(found, what)
		}
	}
	return found
}

// growing finds operators that make ints grow.
func growing(_ *python, fn *resolve.Func) string {
	what := ""
	fn.Walk(func(n syntax.Node) bool {
		var op syntax.Operator
		switch n := n.(type) {
		case *syntax.BinOp:
			op = n.Op
		case *syntax.AugAssign:
			op = n.Op
		}
		switch op {
		case syntax.Pow:
			what = "**"
		case syntax.LShift:
			what = "<<"
		}
		return what == ""
	})
	return what
}

// recursive finds functions that call themselves, by themselves or through one other.
func recursive(p *python, fn *resolve.Func) string {
	for _, s := range p.project.Graph.Out(fn) {
		for _, c := range s.Callees {
			if c.Confidence >= 0.5 && (c.Func == fn || p.leads(c.Func, fn)) {
				return "calls to itself"
			}
		}
	}
	return ""
}

// leads tells whether a function surely calls another.
func (p *python) leads(from, to *resolve.Func) bool {
	for _, s := range p.project.Graph.Out(from) {
		for _, c := range s.Callees {
			if c.Func == to && c.Confidence >= 0.5 {
				return true
			}
		}
	}
	return false
}

// finalised finds finalisers.
func finalised(_ *python, fn *resolve.Func) string {
	if fn.Name == "__del__" && fn.Class != nil {
		return "__del__"
	}
	return ""
}
