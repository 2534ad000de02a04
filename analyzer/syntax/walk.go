package syntax

import "strconv"

func itoa(n int) string { return strconv.Itoa(n) }

// Children calls visit for each direct child of n, in the order of CPython's
// fields (which is not always source order: see Dict, IfExp). Nil children are skipped.
func Children(n Node, visit func(Node)) {
	switch n := n.(type) {
	case *FunctionDef:
		visitAll(n.DecoratorList, visit)
		visitAll(n.TypeParams, visit)
		visitPart(n.Args, visit)
		visitNode(n.Returns, visit)
		visitAll(n.Body, visit)
	case *ClassDef:
		visitAll(n.DecoratorList, visit)
		visitAll(n.TypeParams, visit)
		visitAll(n.Bases, visit)
		visitAll(n.Keywords, visit)
		visitAll(n.Body, visit)
	case *Return:
		visitNode(n.Value, visit)
	case *Delete:
		visitAll(n.Targets, visit)
	case *Assign:
		visitAll(n.Targets, visit)
		visitNode(n.Value, visit)
	case *TypeAlias:
		visitPart(n.Name, visit)
		visitAll(n.TypeParams, visit)
		visitNode(n.Value, visit)
	case *AugAssign:
		visitNode(n.Target, visit)
		visitNode(n.Value, visit)
	case *AnnAssign:
		visitNode(n.Target, visit)
		visitNode(n.Annotation, visit)
		visitNode(n.Value, visit)
	case *For:
		visitNode(n.Target, visit)
		visitNode(n.Iter, visit)
		visitAll(n.Body, visit)
		visitAll(n.Orelse, visit)
	case *While:
		visitNode(n.Test, visit)
		visitAll(n.Body, visit)
		visitAll(n.Orelse, visit)
	case *If:
		visitNode(n.Test, visit)
		visitAll(n.Body, visit)
		visitAll(n.Orelse, visit)
	case *With:
		visitAll(n.Items, visit)
		visitAll(n.Body, visit)
	case *Match:
		visitNode(n.Subject, visit)
		visitAll(n.Cases, visit)
	case *Raise:
		visitNode(n.Exc, visit)
		visitNode(n.Cause, visit)
	case *Try:
		visitAll(n.Body, visit)
		visitAll(n.Handlers, visit)
		visitAll(n.Orelse, visit)
		visitAll(n.Finalbody, visit)
	case *Assert:
		visitNode(n.Test, visit)
		visitNode(n.Msg, visit)
	case *Import:
		visitAll(n.Names, visit)
	case *ImportFrom:
		visitAll(n.Names, visit)
	case *ExprStmt:
		visitNode(n.Value, visit)
	case *BoolOp:
		visitAll(n.Values, visit)
	case *NamedExpr:
		visitPart(n.Target, visit)
		visitNode(n.Value, visit)
	case *BinOp:
		visitNode(n.Left, visit)
		visitNode(n.Right, visit)
	case *UnaryOp:
		visitNode(n.Operand, visit)
	case *Lambda:
		visitPart(n.Args, visit)
		visitNode(n.Body, visit)
	case *IfExp:
		visitNode(n.Test, visit)
		visitNode(n.Body, visit)
		visitNode(n.Orelse, visit)
	case *Dict:
		for i, k := range n.Keys {
			if k != nil {
				visit(k)
			}
			visit(n.Values[i])
		}
	case *Set:
		visitAll(n.Elts, visit)
	case *ListComp:
		visitNode(n.Elt, visit)
		visitAll(n.Generators, visit)
	case *SetComp:
		visitNode(n.Elt, visit)
		visitAll(n.Generators, visit)
	case *DictComp:
		visitNode(n.Key, visit)
		visitNode(n.Value, visit)
		visitAll(n.Generators, visit)
	case *GeneratorExp:
		visitNode(n.Elt, visit)
		visitAll(n.Generators, visit)
	case *Await:
		visitNode(n.Value, visit)
	case *Yield:
		visitNode(n.Value, visit)
	case *YieldFrom:
		visitNode(n.Value, visit)
	case *Compare:
		visitNode(n.Left, visit)
		visitAll(n.Comparators, visit)
	case *Call:
		visitNode(n.Func, visit)
		visitAll(n.Args, visit)
		visitAll(n.Keywords, visit)
	case *FormattedValue:
		visitNode(n.Value, visit)
		visitPart(n.FormatSpec, visit)
	case *Interpolation:
		visitNode(n.Value, visit)
		visitPart(n.FormatSpec, visit)
	case *JoinedStr:
		visitAll(n.Values, visit)
	case *Attribute:
		visitNode(n.Value, visit)
	case *Subscript:
		visitNode(n.Value, visit)
		visitNode(n.Slice, visit)
	case *Starred:
		visitNode(n.Value, visit)
	case *List:
		visitAll(n.Elts, visit)
	case *Tuple:
		visitAll(n.Elts, visit)
	case *Slice:
		visitNode(n.Lower, visit)
		visitNode(n.Upper, visit)
		visitNode(n.Step, visit)
	case *Comprehension:
		visitNode(n.Target, visit)
		visitNode(n.Iter, visit)
		visitAll(n.Ifs, visit)
	case *ExceptHandler:
		visitNode(n.Type, visit)
		visitAll(n.Body, visit)
	case *Arguments:
		visitAll(n.PosOnlyArgs, visit)
		visitAll(n.Args, visit)
		visitPart(n.Vararg, visit)
		visitAll(n.KwOnlyArgs, visit)
		visitAll(n.KwDefaults, visit)
		visitPart(n.Kwarg, visit)
		visitAll(n.Defaults, visit)
	case *Arg:
		visitNode(n.Annotation, visit)
	case *Keyword:
		visitNode(n.Value, visit)
	case *WithItem:
		visitNode(n.ContextExpr, visit)
		visitNode(n.OptionalVars, visit)
	case *MatchCase:
		visitNode(n.Pattern, visit)
		visitNode(n.Guard, visit)
		visitAll(n.Body, visit)
	case *MatchValue:
		visitNode(n.Value, visit)
	case *MatchSequence:
		visitAll(n.Patterns, visit)
	case *MatchMapping:
		for i, k := range n.Keys {
			visit(k)
			visit(n.Patterns[i])
		}
	case *MatchClass:
		visitNode(n.Cls, visit)
		visitAll(n.Patterns, visit)
		visitAll(n.KwdPatterns, visit)
	case *MatchAs:
		visitNode(n.Pattern, visit)
	case *MatchOr:
		visitAll(n.Patterns, visit)
	case *TypeVar:
		visitNode(n.Bound, visit)
		visitNode(n.DefaultValue, visit)
	case *ParamSpec:
		visitNode(n.DefaultValue, visit)
	case *TypeVarTuple:
		visitNode(n.DefaultValue, visit)
	case *Pass, *Break, *Continue, *Global, *Nonlocal, *Constant, *Name, *Alias, *MatchSingleton, *MatchStar:
		// leaves
	default:
		panic("syntax.Children: unknown node")
	}
}

func visitNode(n Node, visit func(Node)) {
	if n != nil {
		visit(n)
	}
}

func visitPart[T any, P interface {
	*T
	Node
}](n P, visit func(Node)) {
	if n != nil {
		visit(n)
	}
}

func visitAll[N interface {
	comparable
	Node
}](list []N, visit func(Node)) {
	var none N
	for _, n := range list {
		if n != none {
			visit(n)
		}
	}
}

// Inspect walks the tree below n in depth-first order, n first. It goes into a
// node's children only where f returns true.
func Inspect(n Node, f func(Node) bool) {
	if f(n) {
		Children(n, func(c Node) { Inspect(c, f) })
	}
}

// InspectBody is Inspect over each statement of a body.
func InspectBody(body []Stmt, f func(Node) bool) {
	for _, s := range body {
		Inspect(s, f)
	}
}

// Walk visits every node of the file in depth-first order, with the nodes
// around it, outermost first. The stack is only valid during the call.
func (f *File) Walk(visit func(n Node, stack []Node)) {
	var stack []Node
	var walk func(Node)
	walk = func(n Node) {
		visit(n, stack)
		stack = append(stack, n)
		Children(n, walk)
		stack = stack[:len(stack)-1]
	}
	for _, s := range f.Body {
		walk(s)
	}
}
