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
	if site == nil || len(site.Callees) > 0 {
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
	if name := p.foreignName(p.File, call); foreignWait(name) != noWait {
		return wait{kind: foreignWait(name), name: name, at: call}, true
	}
	site := p.Graph.Site(call)
	if site == nil || len(site.Callees) != 1 || site.Callees[0].Confidence < 0.9 {
		return wait{}, false
	}
	return p.waitIn(site.Callees[0].Func, maxWaitDepth)
}

func (p *Pass) waitIn(fn *resolve.Func, depth int) (wait, bool) {
	if depth == 0 || fn.Def == nil || fn.IsAsync || fn.IsGenerator {
		return wait{}, false
	}
	for _, s := range p.Graph.Out(fn) {
		if s.Kind != callgraph.Call || p.Heat.Freq(fn, s.Node) < 0.5 {
			continue
		}
		call, ok := s.Node.(*syntax.Call)
		if !ok {
			continue
		}
		if name := p.foreignName(fn.File, call); foreignWait(name) != noWait {
			return wait{kind: foreignWait(name), name: name, path: []*resolve.Func{fn}, at: call}, true
		}
		if len(s.Callees) == 1 && s.Callees[0].Confidence >= 0.9 && s.Callees[0].Func != fn {
			if w, ok := p.waitIn(s.Callees[0].Func, depth-1); ok {
				w.path = append([]*resolve.Func{fn}, w.path...)
				return w, true
			}
		}
	}
	return wait{}, false
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
