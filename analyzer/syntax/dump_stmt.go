package syntax

// stmt writes one statement.
func (d *dumper) stmt(s Stmt) {
	switch s := s.(type) {
	case *FunctionDef:
		d.functionDef(s)
	case *ClassDef:
		d.classDef(s)
	case *Return:
		d.open("Return")
		d.field("value", s.Value)
	case *Delete:
		d.open("Delete")
		d.exprs("targets", s.Targets)
	case *Assign:
		d.open("Assign")
		d.exprs("targets", s.Targets)
		d.field("value", s.Value)
	case *TypeAlias:
		d.open("TypeAlias")
		d.field("name", s.Name)
		dumpList(d, "type_params", s.TypeParams, d.typeParam)
		d.field("value", s.Value)
	case *AugAssign:
		d.open("AugAssign")
		d.field("target", s.Target)
		d.op(s.Op)
		d.field("value", s.Value)
	case *AnnAssign:
		d.open("AnnAssign")
		d.field("target", s.Target)
		d.field("annotation", s.Annotation)
		d.field("value", s.Value)
		d.bool("simple", s.Simple)
	case *For:
		d.open(className(s.IsAsync, "AsyncFor", "For"))
		d.field("target", s.Target)
		d.field("iter", s.Iter)
		d.body("body", s.Body)
		d.body("orelse", s.Orelse)
	case *While:
		d.open("While")
		d.field("test", s.Test)
		d.body("body", s.Body)
		d.body("orelse", s.Orelse)
	case *If:
		d.open("If")
		d.field("test", s.Test)
		d.body("body", s.Body)
		d.body("orelse", s.Orelse)
	case *With:
		d.open(className(s.IsAsync, "AsyncWith", "With"))
		dumpList(d, "items", s.Items, d.withItem)
		d.body("body", s.Body)
	case *Match:
		d.open("Match")
		d.field("subject", s.Subject)
		dumpList(d, "cases", s.Cases, d.matchCase)
	case *Raise:
		d.open("Raise")
		d.field("exc", s.Exc)
		d.field("cause", s.Cause)
	case *Try:
		d.open(className(s.IsStar, "TryStar", "Try"))
		d.body("body", s.Body)
		dumpList(d, "handlers", s.Handlers, d.exceptHandler)
		d.body("orelse", s.Orelse)
		d.body("finalbody", s.Finalbody)
	case *Assert:
		d.open("Assert")
		d.field("test", s.Test)
		d.field("msg", s.Msg)
	case *Import:
		d.open("Import")
		dumpList(d, "names", s.Names, d.alias)
	case *ImportFrom:
		d.open("ImportFrom")
		d.optStr("module", s.Module)
		dumpList(d, "names", s.Names, d.alias)
		d.int("level", s.Level)
	case *Global:
		d.open("Global")
		d.names("names", s.Names)
	case *Nonlocal:
		d.open("Nonlocal")
		d.names("names", s.Names)
	case *ExprStmt:
		d.open("Expr")
		d.field("value", s.Value)
	case *Pass:
		d.open("Pass")
	case *Break:
		d.open("Break")
	case *Continue:
		d.open("Continue")
	default:
		panic("syntax.Dump: unknown statement")
	}
	d.close(s)
}

func (d *dumper) functionDef(s *FunctionDef) {
	d.open(className(s.IsAsync, "AsyncFunctionDef", "FunctionDef"))
	d.str("name", s.Name)
	if d.isShallow {
		d.exprs("kw_defaults", s.Args.KwDefaults)
		d.exprs("defaults", s.Args.Defaults)
		d.exprs("decorator_list", s.DecoratorList)
		return
	}
	d.key("args")
	d.arguments(s.Args)
	d.body("body", s.Body)
	d.exprs("decorator_list", s.DecoratorList)
	d.field("returns", s.Returns)
	dumpList(d, "type_params", s.TypeParams, d.typeParam)
}

func (d *dumper) classDef(s *ClassDef) {
	d.open("ClassDef")
	d.str("name", s.Name)
	d.exprs("bases", s.Bases)
	dumpList(d, "keywords", s.Keywords, d.keyword)
	if !d.isShallow || d.root == Stmt(s) {
		d.body("body", s.Body)
	}
	d.exprs("decorator_list", s.DecoratorList)
	dumpList(d, "type_params", s.TypeParams, d.typeParam)
}

func (d *dumper) exceptHandler(h *ExceptHandler) {
	d.open("ExceptHandler")
	d.field("type", h.Type)
	d.optStr("name", h.Name)
	d.body("body", h.Body)
	d.close(h)
}

func (d *dumper) alias(a *Alias) {
	d.open("alias")
	d.str("name", a.Name)
	d.optStr("asname", a.AsName)
	d.close(a)
}

func (d *dumper) withItem(w *WithItem) {
	d.open("withitem")
	d.field("context_expr", w.ContextExpr)
	d.field("optional_vars", w.OptionalVars)
	d.closeBare()
}

func (d *dumper) matchCase(c *MatchCase) {
	d.open("match_case")
	d.key("pattern")
	d.pattern(c.Pattern)
	d.field("guard", c.Guard)
	d.body("body", c.Body)
	d.closeBare()
}

// pattern writes one pattern of a match statement.
func (d *dumper) pattern(p Pattern) {
	switch p := p.(type) {
	case *MatchValue:
		d.open("MatchValue")
		d.field("value", p.Value)
	case *MatchSingleton:
		d.open("MatchSingleton")
		d.key("value")
		d.buf = AppendReprConstant(d.buf, &Constant{Kind: p.Kind})
	case *MatchSequence:
		d.open("MatchSequence")
		dumpList(d, "patterns", p.Patterns, d.pattern)
	case *MatchMapping:
		d.open("MatchMapping")
		d.exprs("keys", p.Keys)
		dumpList(d, "patterns", p.Patterns, d.pattern)
		d.optStr("rest", p.Rest)
	case *MatchClass:
		d.open("MatchClass")
		d.field("cls", p.Cls)
		dumpList(d, "patterns", p.Patterns, d.pattern)
		d.names("kwd_attrs", p.KwdAttrs)
		dumpList(d, "kwd_patterns", p.KwdPatterns, d.pattern)
	case *MatchStar:
		d.open("MatchStar")
		d.optStr("name", p.Name)
	case *MatchAs:
		d.open("MatchAs")
		if p.Pattern != nil {
			d.key("pattern")
			d.pattern(p.Pattern)
		}
		d.optStr("name", p.Name)
	case *MatchOr:
		d.open("MatchOr")
		dumpList(d, "patterns", p.Patterns, d.pattern)
	default:
		panic("syntax.Dump: unknown pattern")
	}
	d.close(p)
}

// typeParam writes one type parameter.
func (d *dumper) typeParam(t TypeParam) {
	switch t := t.(type) {
	case *TypeVar:
		d.open("TypeVar")
		d.str("name", t.Name)
		d.field("bound", t.Bound)
		d.field("default_value", t.DefaultValue)
	case *ParamSpec:
		d.open("ParamSpec")
		d.str("name", t.Name)
		d.field("default_value", t.DefaultValue)
	case *TypeVarTuple:
		d.open("TypeVarTuple")
		d.str("name", t.Name)
		d.field("default_value", t.DefaultValue)
	default:
		panic("syntax.Dump: unknown type parameter")
	}
	d.close(t)
}
