package main

// A bug is a fault that molt had and that was mended: what stands in a file now, and
// what has the old effect.
type bug struct {
	name     string
	file     string
	now, was string
}

// bugs are the faults by what was wrong.
var bugs = []bug{
	{"late-binding", "translate/lower/comprehensions.go", // functions made in a comprehension had a variable each
		"if !v.Captured {", "if true {"},
	{"folded-floats", "translate/lower/fold.go", // Go works constants out exactly
		"if !okA || !okC {", "if okA || okC || true {"},
	{"set-of-constants", "translate/lower/methods_set.go", // -1 is a constant of CPython's as well, which decides the order
		"constants = constants && syntax.Folded(e)", "_, plain := e.(*syntax.Constant)\n\t\tconstants = constants && plain"},
	{"dynamic-set-of-constants", "translate/gogen/island/expr.go",
		"if len(elts) < 3 || !syntax.Folded(e) {", "if e != nil {"},
	{"union-of-iterables", "translate/lower/methods_set.go", // of what is no set, elements are added one by one
		`"intersection": {"Intersection", "IntersectionSeq", nil}`, `"intersection": {"Intersection", "", nil}`},
	{"frozenset-order", "templates/dyn/types_set.go",
		"return setOf(a[0]).Seal()", "return setOf(a[0]).Freeze()"},
	{"dynamic-evaluation-order", "translate/gogen/island/expr.go", // a variable read behind the call that binds it anew
		"if fr.changeable(e) && fr.mayChange(later) {", "if false {"},
	{"printed-too-late", "translate/lower/safety.go", // texts were made of containers before a later argument changed them
		"	if mixes(texts) {", "	if false {"},
	{"evaluation-order", "translate/lower/safety.go",
		"if x == nil || !readsMemory(x) || isCall(x) {", "if i >= 0 {"},
	{"loop-over-growing-list", "translate/lower/safety.go", // a loop looked only at what the list held at first
		"if !ok || !b.plan.Grows(v) || !b.plan.MayResize(b.file, v, loop) {", "if true {"},
}
