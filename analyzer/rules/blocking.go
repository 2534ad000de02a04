package rules

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/pytypes"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/resolve/callgraph"
	"github.com/molt-go/molt/analyzer/syntax"
)

// This file knows which foreign calls wait, and finds them through own calls.

// A waitKind says what a call waits for.
type waitKind uint8

const (
	noWait waitKind = iota
	waitsNetwork
	waitsTime
	waitsProcess
	waitsDatabase
	waitsFiles // whole trees and archives
)

// httpVerbs are the functions of requests and httpx that send a request and wait.
var httpVerbs = []string{"get", "post", "put", "patch", "delete", "head", "options", "request", "send", "stream"}

// foreignWait tells what a foreign function waits for, by its dotted name.
func foreignWait(name string) waitKind {
	switch name {
	case "time.sleep":
		return waitsTime
	case "urllib.request.urlopen", "urllib.request.urlretrieve", "socket.create_connection", "socket.getaddrinfo", "socket.gethostbyname":
		return waitsNetwork
	case "subprocess.run", "subprocess.call", "subprocess.check_call", "subprocess.check_output", "os.system":
		return waitsProcess
	case "psycopg2.connect", "pymysql.connect", "MySQLdb.connect":
		return waitsDatabase
	case "shutil.copytree", "shutil.make_archive", "shutil.unpack_archive", "zipfile.ZipFile.extractall", "tarfile.TarFile.extractall":
		return waitsFiles
	}
	if isRemote(name) {
		return waitsNetwork
	}
	if oneOf(databaseCalls, name) {
		return waitsDatabase
	}
	module, function, _ := strings.Cut(name, ".")
	if module == "requests" || module == "httpx" {
		if verb, ok := strings.CutPrefix(function, "Session."); ok {
			function = verb
		}
		if verb, ok := strings.CutPrefix(function, "sessions.Session."); ok {
			function = verb
		}
		if verb, ok := strings.CutPrefix(function, "Client."); ok {
			function = verb
		}
		if slices.Contains(httpVerbs, function) {
			return waitsNetwork
		}
	}
	return noWait
}

// foreignName returns the dotted name of the foreign function that a call of some
// file calls; also of a chain on an instance of a foreign class, as
// client.chat.completions.create.
func (p *Pass) foreignName(file *resolve.File, c *syntax.Call) string {
	site := p.Graph.Site(c)
	if site == nil || len(site.Callees) > 0 || givenAs(site.Caller, c.Func) {
		return ""
	}
	if !strings.HasPrefix(site.External, "?") {
		return site.External
	}
	tail := ""
	for at := c.Func; ; {
		a, ok := at.(*syntax.Attribute)
		if !ok {
			return ""
		}
		tail = "." + a.Attr + tail
		switch t := p.Types.TypeOf(file, a.Value); {
		case t.Is(pytypes.Instance) && t.Class() == nil, t.Is(pytypes.Function) && t.Func() == nil:
			return t.Name() + tail
		}
		at = a.Value
	}
}

// asksNobody tells whether a call of a function that looks up names has flags, which are there to keep it
// from asking a server: numbers alone, or an address to listen on.
func asksNobody(name string, c *syntax.Call) bool {
	return name == "socket.getaddrinfo" && (len(c.Args) > 5 || keyword(c, "flags") != nil)
}

// briefly tells whether a call sleeps for at most 10 ms.
func briefly(sleep *syntax.Call) bool { return len(sleep.Args) == 1 && short(sleep.Args[0]) }

// givenAs tells whether an expression is a parameter of a function: what it calls differs
// from caller to caller.
func givenAs(fn *resolve.Func, e syntax.Expr) bool {
	name, ok := e.(*syntax.Name)
	return ok && slices.ContainsFunc(fn.Params, func(prm resolve.Param) bool { return prm.Name == name.ID })
}

// longCommands are commands that take seconds and more.
var longCommands = map[string][]string{
	"git": {"clone", "fetch", "pull", "push", "submodule"}, "docker": {"pull", "build", "run", "push", "compose", "wait"}, "pip": {"install", "download", "wheel"},
	"pip3": {"install", "download", "wheel"}, "uv": {"pip", "sync", "run"}, "ffmpeg": nil, "npm": nil, "yarn": nil, "pnpm": nil, "make": nil, "cmake": nil, "cargo": nil,
	"apt": nil, "apt-get": nil, "brew": {"install", "upgrade"}, "conda": nil, "terraform": nil, "helm": nil, "curl": nil, "wget": nil, "rsync": nil, "scp": nil,
}

// isLongCommand tells whether the command of a subprocess call is known to take long.
func (p *Pass) isLongCommand(c *syntax.Call) bool {
	if len(c.Args) == 0 {
		return false
	}
	var words []string
	switch arg := c.Args[0].(type) {
	case *syntax.List:
		for _, e := range arg.Elts {
			word, ok := p.stringValue(e)
			if !ok && len(words) > 0 {
				break
			}
			words = append(words, word)
		}
	default:
		text, _ := p.stringValue(arg)
		words = strings.Fields(text)
	}
	if len(words) == 0 {
		return false
	}
	verbs, known := longCommands[words[0][strings.LastIndexByte(words[0], '/')+1:]]
	return known && (verbs == nil || len(words) > 1 && slices.Contains(verbs, words[1]))
}

// A wait is a waiting call that a call leads to.
type wait struct {
	kind waitKind
	name string          // of the foreign function
	path []*resolve.Func // the own functions on the way, outermost first
	at   *syntax.Call    // the foreign call
}

// maxWaitDepth bounds how far waits are followed through own functions.
const maxWaitDepth = 4

// waitOf finds a foreign call that waits and that a call always or mostly
// leads to: itself, or through own functions that are neither coroutines nor generators.
func (p *Pass) waitOf(call *syntax.Call) (wait, bool) {
	if name := p.foreignName(p.File, call); foreignWait(name) != noWait && !asksNobody(name, call) {
		return wait{kind: foreignWait(name), name: name, at: call}, true
	}
	if fn := p.surely(p.Graph.Site(call)); fn != nil {
		return p.waitIn(fn, maxWaitDepth, 1)
	}
	return wait{}, false
}

// surely returns the one own function that a site calls, nil if it is not certain, or if a decorator may have put
// another in its place.
func (p *Pass) surely(s *callgraph.Site) *resolve.Func {
	if s == nil || s.Kind != callgraph.Call || len(s.Callees) != 1 || s.Callees[0].Confidence < 0.9 {
		return nil
	}
	fn := s.Callees[0].Func
	if fn.Def == nil || fn.IsAsync || fn.IsGenerator || slices.ContainsFunc(fn.Decorators, replaces) {
		return nil
	}
	return fn
}

// replaces tells whether a decorator may run the function elsewhere, as in a thread, or not at all.
func replaces(d resolve.Decorator) bool {
	last := strings.ToLower(d.Name[strings.LastIndexByte(d.Name, '.')+1:])
	switch last {
	case "staticmethod", "classmethod", "property", "override", "abstractmethod", "wraps", "final", "contextmanager":
		return false
	}
	return !slices.ContainsFunc([]string{"retry", "cache", "log", "trace", "timer", "timeit", "deprecat", "backoff", "validat", "observe"}, func(part string) bool {
		return strings.Contains(last, part)
	})
}

// waitIn looks for a wait in a function that is reached with a chance, and in what it calls.
func (p *Pass) waitIn(fn *resolve.Func, depth int, chance float64) (wait, bool) {
	if depth == 0 {
		return wait{}, false
	}
	for _, s := range p.Graph.Out(fn) {
		call, ok := s.Node.(*syntax.Call)
		if !ok || s.Kind != callgraph.Call {
			continue
		}
		reached := chance * min(1, p.Heat.Freq(fn, outerLoop(fn, call)))
		if reached <= 0.5 { // behind an if of which nothing is known
			continue
		}
		name := p.foreignName(fn.File, call)
		if kind := foreignWait(name); kind != noWait && !asksNobody(name, call) {
			if name == "urllib.request.urlopen" && strings.Contains(fn.File.Tree.Source(fn.Span), `"data:"`) {
				continue // it decodes data URLs
			}
			if kind == waitsTime && (p.Heat.LoopDepth(fn, call) > 0 || briefly(call)) {
				continue // a pause between tries, or hardly one
			}
			return wait{kind: kind, name: name, path: []*resolve.Func{fn}, at: call}, true
		}
		if next := p.surely(s); next != nil && next != fn {
			if w, ok := p.waitIn(next, depth-1, reached); ok {
				w.path = append([]*resolve.Func{fn}, w.path...)
				return w, true
			}
		}
	}
	return wait{}, false
}

// outerLoop returns the outermost loop of a function around a call, or the call.
func outerLoop(fn *resolve.Func, call *syntax.Call) syntax.Node {
	var outer syntax.Node = call
	found := false
	syntax.InspectBody(fn.Body(), func(n syntax.Node) bool {
		switch n.(type) {
		case *syntax.For, *syntax.While:
			if !found && contains(n.Range(), call) {
				outer, found = n, true
			}
		}
		return !found && contains(n.Range(), call)
	})
	return outer
}

// asksNearby tells whether a plain request goes to the same machine, as far as the addresses show that its file
// writes down. Others than plain requests, as to language models, take long there too.
func (p *Pass) asksNearby(w wait) bool {
	plain := slices.ContainsFunc([]string{"requests.", "httpx.", "urllib.", "http.client.", "socket.", "smtplib."}, func(root string) bool { return strings.HasPrefix(w.name, root) })
	file := p.File
	if len(w.path) > 0 {
		file = w.path[len(w.path)-1].File
	}
	near := strings.Contains(file.Tree.Text, "127.0.0.1") || strings.Contains(file.Tree.Text, "localhost") || strings.Contains(file.Tree.Text, "AF_UNIX")
	return plain && near && !strings.Contains(file.Tree.Source(w.at.Range()), "https://")
}

// through names the own functions on the way to a wait: " through a and b".
func (w wait) through() string {
	if len(w.path) == 0 {
		return ""
	}
	names := make([]string, len(w.path))
	for i, fn := range w.path {
		names[i] = fn.Name
	}
	return " through " + strings.Join(names, " and ")
}

// short is the name of the foreign function with its module, as people write it.
func (w wait) short() string { return strings.Replace(w.name, "sessions.Session.", "Session.", 1) }
