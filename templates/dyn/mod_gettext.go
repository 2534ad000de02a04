package dyn

// ModGettext is the module gettext without translations: those of a program lie in
// files, which a port does not have.
var ModGettext = NewLibrary("gettext", func(m *Module) {
	m.Const("NullTranslations", nullTranslationsType)
	m.Def("gettext(message)", func(a []Value) Value { return a[0] })
	m.Def("ngettext(msgid1, msgid2, n)", func(a []Value) Value { return singularOr(a[0], a[1], a[2]) })
	m.Def("pgettext(context, message)", func(a []Value) Value { return a[1] })
	m.Def("npgettext(context, msgid1, msgid2, n)", func(a []Value) Value { return singularOr(a[1], a[2], a[3]) })
	m.Def("dgettext(domain, message)", func(a []Value) Value { return a[1] })
	m.Def("dngettext(domain, msgid1, msgid2, n)", func(a []Value) Value { return singularOr(a[1], a[2], a[3]) })
})

var nullTranslationsType = NewType("gettext", "NullTranslations")

// singularOr returns the text for one thing, or that for others.
func singularOr(one, others, n Value) Value {
	if Equal(n, 1) {
		return one
	}
	return others
}

func init() {
	t := nullTranslationsType
	t.DefSelf("__init__(fp=None)", func([]Value) Value { return nil })
	t.DefSelf("gettext(message)", func(a []Value) Value { return a[1] })
	t.DefSelf("ngettext(msgid1, msgid2, n)", func(a []Value) Value { return singularOr(a[1], a[2], a[3]) })
	t.DefSelf("pgettext(context, message)", func(a []Value) Value { return a[2] })
	t.DefSelf("npgettext(context, msgid1, msgid2, n)", func(a []Value) Value { return singularOr(a[2], a[3], a[4]) })
}
