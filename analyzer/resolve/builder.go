package resolve

import (
	"strings"

	"github.com/molt-go/molt/analyzer/syntax"
)

// This file implements the walk that collects what a file contains. Names are
// written down as events, in walk order, with the scope they occur in; layout.go
// sorts the events into symbols, and classify.go decides what each symbol is.
// The order of visits and the flags follow CPython's symtable.c.

// An event is one occurrence of a name in a scope.
type event struct {
	scope ScopeID
	name  int32 // index into builder.names
	flags SymbolFlags
	pos   syntax.Pos // noPos where the tree has no position for the name
}

const noPos syntax.Pos = -1

// A pending binding knows its name and scope but not yet its symbol.
type pending struct {
	Binding
	scope ScopeID
	name  int32
}

type scopedName struct {
	scope ScopeID
	name  int32
}

type builder struct {
	f      *File
	ids    map[string]int32
	names  []string
	events []event
	binds  []pending
	hints  []pendingHint
	guards []pendingGuard
	// deferred are names in annotations that are never evaluated (PEP 563);
	// they are resolved but make no symbols.
	deferred []event

	scope   ScopeID
	fn      *Func
	class   *Class // innermost class whose body is being visited, nil inside its methods
	private string // name of the class that mangles, underscores stripped

	// globals are the names that scopes declare global.
	globals map[scopedName]bool

	futureAnnotations bool
	inAnnotation      bool // in an annotation under PEP 563
	optional          int  // depth of try statements that catch ImportError
	typeOnly          int  // depth of if TYPE_CHECKING
}

// Analyze finds the scopes, symbols, references and declarations of one file.
// It is a pure function of the tree and safe to call concurrently.
func Analyze(tree *syntax.File) *File {
	f := &File{Tree: tree, Path: tree.Path}
	b := &builder{f: f, ids: make(map[string]int32), globals: make(map[scopedName]bool), scope: -1}
	body := &Func{
		Kind: ModuleBody, Name: "<module>", Qual: "<module>", File: f,
		Span: syntax.Span{Start: 0, End: syntax.Pos(len(tree.Text))},
	}
	f.Funcs = append(f.Funcs, body)
	b.fn = body
	b.push(ModuleScope, nil, "top")
	b.futureAnnotations = importsFutureAnnotations(tree.Body)
	b.stmts(tree.Body)
	b.layout()
	return f
}

func importsFutureAnnotations(body []syntax.Stmt) bool {
	for _, s := range body {
		imp, ok := s.(*syntax.ImportFrom)
		if !ok || imp.Module != "__future__" {
			continue
		}
		for _, a := range imp.Names {
			if a.Name == "annotations" {
				return true
			}
		}
	}
	return false
}

// push enters a new scope and returns the one it was in.
func (b *builder) push(kind ScopeKind, node syntax.Node, name string) ScopeID {
	outer := b.scope
	b.f.Scopes = append(b.f.Scopes, Scope{Kind: kind, Parent: outer, Node: node, Name: name, Func: b.fn})
	b.scope = ScopeID(len(b.f.Scopes) - 1)
	return outer
}

func (b *builder) intern(name string) int32 {
	if b.private != "" {
		name = b.mangle(name)
	}
	id, ok := b.ids[name]
	if !ok {
		id = int32(len(b.names))
		b.names = append(b.names, name)
		b.ids[name] = id
	}
	return id
}

// mangle applies the private name rule of class bodies.
func (b *builder) mangle(name string) string {
	if !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	return "_" + b.private + name
}

// add writes down an occurrence of a name in the current scope.
func (b *builder) add(name string, flags SymbolFlags, pos syntax.Pos) {
	e := event{scope: b.scope, name: b.intern(name), flags: flags, pos: pos}
	if b.inAnnotation {
		b.deferred = append(b.deferred, e)
		return
	}
	b.events = append(b.events, e)
}

// bind writes down a binding of a name in the current scope. The caller adds
// the occurrence itself.
func (b *builder) bind(name string, bd Binding) {
	b.binds = append(b.binds, pending{Binding: bd, scope: b.scope, name: b.intern(name)})
}

// define adds a name and its binding.
func (b *builder) define(name string, flags SymbolFlags, refPos syntax.Pos, bd Binding) {
	b.add(name, flags, refPos)
	b.bind(name, bd)
}
