package syntax

// expr writes one expression.
func (d *dumper) expr(e Expr) {
	switch e := e.(type) {
	case *BoolOp:
		d.open("BoolOp")
		d.op(e.Op)
		d.exprs("values", e.Values)
	case *NamedExpr:
		d.open("NamedExpr")
		d.field("target", e.Target)
		d.field("value", e.Value)
	case *BinOp:
		d.open("BinOp")
		d.field("left", e.Left)
		d.op(e.Op)
		d.field("right", e.Right)
	case *UnaryOp:
		d.open("UnaryOp")
		d.op(e.Op)
		d.field("operand", e.Operand)
	case *Lambda:
		d.open("Lambda")
		d.key("args")
		d.arguments(e.Args)
		d.field("body", e.Body)
	case *IfExp:
		d.open("IfExp")
		d.field("test", e.Test)
		d.field("body", e.Body)
		d.field("orelse", e.Orelse)
	case *Dict:
		d.open("Dict")
		d.exprs("keys", e.Keys)
		d.exprs("values", e.Values)
	case *Set:
		d.open("Set")
		d.exprs("elts", e.Elts)
	case *ListComp:
		d.comprehension("ListComp", e.Elt, e.Generators)
	case *SetComp:
		d.comprehension("SetComp", e.Elt, e.Generators)
	case *DictComp:
		d.open("DictComp")
		d.field("key", e.Key)
		d.field("value", e.Value)
		dumpList(d, "generators", e.Generators, d.generator)
	case *GeneratorExp:
		d.comprehension("GeneratorExp", e.Elt, e.Generators)
	case *Await:
		d.open("Await")
		d.field("value", e.Value)
	case *Yield:
		d.open("Yield")
		d.field("value", e.Value)
	case *YieldFrom:
		d.open("YieldFrom")
		d.field("value", e.Value)
	case *Compare:
		d.open("Compare")
		d.field("left", e.Left)
		dumpList(d, "ops", e.Ops, d.operator)
		d.exprs("comparators", e.Comparators)
	case *Call:
		d.open("Call")
		d.field("func", e.Func)
		d.exprs("args", e.Args)
		dumpList(d, "keywords", e.Keywords, d.keyword)
	case *FormattedValue:
		d.open("FormattedValue")
		d.field("value", e.Value)
		d.conversion(e.Conversion, e.FormatSpec)
	case *Interpolation:
		d.open("Interpolation")
		d.field("value", e.Value)
		d.str("str", e.Str)
		d.conversion(e.Conversion, e.FormatSpec)
	case *JoinedStr:
		d.open(className(e.IsTemplate, "TemplateStr", "JoinedStr"))
		d.exprs("values", e.Values)
	case *Constant:
		d.constant(e)
	case *Attribute:
		d.open("Attribute")
		d.field("value", e.Value)
		d.str("attr", e.Attr)
		d.ctx(e.Ctx)
	case *Subscript:
		d.open("Subscript")
		d.field("value", e.Value)
		d.field("slice", e.Slice)
		d.ctx(e.Ctx)
	case *Starred:
		d.open("Starred")
		d.field("value", e.Value)
		d.ctx(e.Ctx)
	case *Name:
		d.open("Name")
		d.str("id", e.ID)
		d.ctx(e.Ctx)
	case *List:
		d.open("List")
		d.exprs("elts", e.Elts)
		d.ctx(e.Ctx)
	case *Tuple:
		d.open("Tuple")
		d.exprs("elts", e.Elts)
		d.ctx(e.Ctx)
	case *Slice:
		d.open("Slice")
		d.field("lower", e.Lower)
		d.field("upper", e.Upper)
		d.field("step", e.Step)
	default:
		panic("syntax.Dump: unknown expression")
	}
	d.close(e)
}

// comprehension opens a list or set comprehension or a generator expression.
func (d *dumper) comprehension(class string, elt Expr, generators []*Comprehension) {
	d.open(class)
	d.field("elt", elt)
	dumpList(d, "generators", generators, d.generator)
}

func (d *dumper) generator(c *Comprehension) {
	d.open("comprehension")
	d.field("target", c.Target)
	d.field("iter", c.Iter)
	d.exprs("ifs", c.Ifs)
	d.bool("is_async", c.IsAsync)
	d.closeBare()
}

func (d *dumper) conversion(conversion int, spec *JoinedStr) {
	d.int("conversion", conversion)
	if spec != nil {
		d.field("format_spec", spec)
	}
}

func (d *dumper) constant(c *Constant) {
	d.open("Constant")
	d.key("value")
	d.buf = AppendReprConstant(d.buf, c)
	if c.U {
		d.str("kind", "u")
	}
}

func (d *dumper) keyword(k *Keyword) {
	d.open("keyword")
	d.optStr("arg", k.Arg)
	d.field("value", k.Value)
	d.close(k)
}

func (d *dumper) arguments(a *Arguments) {
	d.open("arguments")
	dumpList(d, "posonlyargs", a.PosOnlyArgs, d.arg)
	dumpList(d, "args", a.Args, d.arg)
	d.optArg("vararg", a.Vararg)
	dumpList(d, "kwonlyargs", a.KwOnlyArgs, d.arg)
	d.exprs("kw_defaults", a.KwDefaults)
	d.optArg("kwarg", a.Kwarg)
	d.exprs("defaults", a.Defaults)
	d.closeBare()
}

func (d *dumper) optArg(name string, a *Arg) {
	if a != nil {
		d.key(name)
		d.arg(a)
	}
}

func (d *dumper) arg(a *Arg) {
	d.open("arg")
	d.str("arg", a.Arg)
	d.field("annotation", a.Annotation)
	d.close(a)
}
