package resolve

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/molt-go/molt/analyzer/syntax"
)

// findEntries collects the places where a run can start.
func (p *Program) findEntries() {
	imported := p.importedModules()
	for _, f := range p.Files {
		p.moduleEntry(f, imported[f.Module])
		for _, c := range f.registrations {
			p.callEntry(f, c)
		}
		for _, fn := range f.Funcs {
			if fn.Def != nil {
				p.funcEntry(fn)
			}
		}
	}
	for _, r := range p.Roots {
		for _, s := range r.Scripts {
			module, attr, _ := strings.Cut(s.Target, ":")
			if attr == "" {
				continue
			}
			if fn := p.Resolve(module + "." + attr).Func; fn != nil {
				p.enter(fn, ConsoleScript, s.Name)
			}
		}
	}
	slices.SortStableFunc(p.Entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Func.ID, b.Func.ID), cmp.Compare(a.Kind, b.Kind))
	})
	p.Entries = slices.CompactFunc(p.Entries, func(a, b Entry) bool { return a.Func == b.Func && a.Kind == b.Kind })
}

func (p *Program) enter(fn *Func, kind EntryKind, detail string) {
	p.Entries = append(p.Entries, Entry{Func: fn, Kind: kind, Detail: detail})
}

// importedModules returns the own modules that some other file imports.
func (p *Program) importedModules() map[*Module]bool {
	seen := make(map[*Module]bool)
	for _, f := range p.Files {
		for i := range f.Imports {
			imp := &f.Imports[i]
			if imp.Origin.IsThirdParty() || imp.Target == "" {
				continue
			}
			for _, name := range []string{imp.Target, imp.Target + "." + imp.Name} {
				if m := p.Module(name, f); m != nil && m != f.Module {
					seen[m] = true
				}
			}
		}
	}
	return seen
}

// moduleEntry finds main guards, __main__.py and scripts.
func (p *Program) moduleEntry(f *File, imported bool) {
	body := f.Funcs[0]
	guard, acts := false, false
	for _, s := range f.Tree.Body {
		switch s := s.(type) {
		case *syntax.If:
			guard = guard || isMainGuard(s.Test)
		case *syntax.For, *syntax.While, *syntax.With:
			acts = true
		case *syntax.ExprStmt:
			_, call := s.Value.(*syntax.Call)
			acts = acts || call
		}
	}
	switch {
	case path.Base(f.Path) == "__main__.py":
		p.enter(body, DunderMain, "python -m "+strings.TrimSuffix(f.Module.Name, ".__main__"))
	case guard:
		p.enter(body, MainGuard, f.Path)
	case acts && !imported && !f.Module.IsPackage && f.Role != Test && f.Role != Setup && f.Module.base == dirOf(f.Path):
		p.enter(body, ScriptBody, f.Path)
	}
}

// isMainGuard recognises __name__ == "__main__", either way round, and within
// "and".
func isMainGuard(e syntax.Expr) bool {
	if b, ok := e.(*syntax.BoolOp); ok && b.Op == syntax.And {
		return slices.ContainsFunc(b.Values, isMainGuard)
	}
	c, ok := e.(*syntax.Compare)
	if !ok || len(c.Ops) != 1 || c.Ops[0] != syntax.Eq {
		return false
	}
	name, value := c.Left, c.Comparators[0]
	if _, ok := name.(*syntax.Constant); ok {
		name, value = value, name
	}
	n, ok := name.(*syntax.Name)
	k, isConst := value.(*syntax.Constant)
	return ok && isConst && n.ID == "__name__" && k.Str == "__main__"
}

// funcEntry finds tests, route handlers, commands and tasks.
func (p *Program) funcEntry(fn *Func) {
	if isTestFunc(fn) {
		p.enter(fn, TestFunc, fn.Name)
		return
	}
	for _, d := range fn.Decorators {
		if kind, ok := decoratorEntry(d); ok {
			p.enter(fn, kind, "@"+d.Name)
			return
		}
	}
	if fn.Class != nil {
		if kind, detail, ok := methodEntry(fn); ok {
			p.enter(fn, kind, detail)
		}
	}
}

func isTestFunc(fn *Func) bool {
	if fn.File.Role != Test || !strings.HasPrefix(fn.Name, "test") {
		return false
	}
	if fn.Class == nil {
		return fn.Parent.Kind == ModuleBody && strings.HasPrefix(fn.Name, "test_")
	}
	return strings.HasPrefix(fn.Class.Name, "Test") || fn.Class.ExternalBases || strings.HasSuffix(fn.Class.Name, "Test") || strings.HasSuffix(fn.Class.Name, "Tests")
}

// httpVerbs are the last parts of decorators that register a handler for a path.
var httpVerbs = nameSet("route get post put delete patch head options websocket api_route")

// decoratorEntry tells whether a decorator registers its function with a framework.
func decoratorEntry(d Decorator) (EntryKind, bool) {
	last := d.Name[strings.LastIndexByte(d.Name, '.')+1:]
	switch {
	case d.Called && httpVerbs[last] && startsWithPath(d.Expr):
		return RouteHandler, true
	case d.Name == "rest_framework.decorators.api_view", d.Name == "rest_framework.decorators.action":
		return RouteHandler, true
	case last == "command" && strings.Contains(d.Name, "."), d.Name == "click.group", last == "group" && d.Called && !strings.HasPrefix(d.Name, "re."):
		return CLICommand, true
	case last == "shared_task", last == "task" && strings.Contains(d.Name, "."), d.Name == "dramatiq.actor", last == "periodic_task":
		return Task, true
	}
	return 0, false
}

// startsWithPath tells whether the first argument of a decorator is a URL path.
func startsWithPath(e syntax.Expr) bool {
	c, ok := e.(*syntax.Call)
	if !ok || len(c.Args) == 0 {
		return false
	}
	k, ok := c.Args[0].(*syntax.Constant)
	return ok && k.Kind == syntax.ConstStr && (k.Str == "" || k.Str[0] == '/')
}

// handlerMethods are the methods that web frameworks call on a class of views.
var handlerMethods = nameSet(`get post put patch delete head options list create retrieve update
	partial_update destroy dispatch get_queryset get_context_data form_valid prepare`)

// methodEntry finds methods that a framework's base class calls.
func methodEntry(fn *Func) (EntryKind, string, bool) {
	if !fn.Class.ExternalBases {
		return 0, "", false
	}
	for _, k := range fn.Class.MRO {
		for _, b := range k.Bases {
			if b.Class != nil {
				continue
			}
			last := b.Name[strings.LastIndexByte(b.Name, '.')+1:]
			switch {
			case handlerMethods[fn.Name] && (strings.HasSuffix(last, "View") || strings.HasSuffix(last, "ViewSet") || strings.HasSuffix(last, "RequestHandler") || last == "Resource" || last == "HTTPEndpoint"):
				return RouteHandler, b.Name, true
			case fn.Name == "handle" && last == "BaseCommand":
				return CLICommand, b.Name, true
			case strings.HasPrefix(fn.Name, "do_") && (last == "BaseHTTPRequestHandler" || last == "SimpleHTTPRequestHandler"):
				return RouteHandler, b.Name, true
			case strings.HasPrefix(fn.Name, "do_") && b.Name == "cmd.Cmd":
				return CLICommand, b.Name, true
			}
		}
	}
	return 0, "", false
}

// urlCalls are the functions that Django and others map paths to handlers with:
// the handler is the second argument.
var urlCalls = nameSet(`django.urls.path django.urls.re_path django.conf.urls.url starlette.routing.Route`)

// addRoutes are methods of routers that take a path and a handler.
var addRoutes = nameSet(`add_get add_post add_put add_delete add_patch add_route add_url_rule add_api_route`)

// registers tells whether a call may register a handler, by how it is written.
func registers(c *syntax.Call) bool {
	switch fn := c.Func.(type) {
	case *syntax.Attribute:
		return fn.Attr == "set_defaults" || addRoutes[fn.Attr] || fn.Attr == "path"
	case *syntax.Name:
		return fn.ID == "path" || fn.ID == "re_path" || fn.ID == "url" || fn.ID == "Route"
	}
	return false
}

// callEntry enters handlers registered by a call: URL tables, routers, and
// argparse's set_defaults(func=...).
func (p *Program) callEntry(f *File, c *syntax.Call) {
	method := ""
	if a, ok := c.Func.(*syntax.Attribute); ok {
		method = a.Attr
	}
	switch {
	case method == "set_defaults":
		for _, k := range c.Keywords {
			if d := p.Lookup(f, k.Value); d.Func != nil {
				p.enter(d.Func, CLICommand, "set_defaults("+k.Arg+")")
			}
		}
	case len(c.Args) >= 2 && (addRoutes[method] || urlCalls[p.Dotted(f, c.Func)]):
		p.enterHandler(f, c.Args[1], written(c.Func))
	}
}

// enterHandler enters a view function, or the methods of View.as_view().
func (p *Program) enterHandler(f *File, e syntax.Expr, detail string) {
	if c, ok := e.(*syntax.Call); ok {
		a, ok := c.Func.(*syntax.Attribute)
		if !ok || a.Attr != "as_view" {
			return
		}
		e = a.Value
	}
	d := p.Lookup(f, e)
	if d.Func != nil {
		p.enter(d.Func, RouteHandler, detail)
	}
	if d.Class == nil {
		return
	}
	for _, m := range d.Class.Methods {
		if handlerMethods[m.Name] {
			p.enter(m, RouteHandler, detail)
		}
	}
}
