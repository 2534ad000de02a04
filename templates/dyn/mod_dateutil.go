package dyn

import "github.com/molt-go/molt/templates/pyrt"

// ModDateutil is the package dateutil.
var ModDateutil = NewLibrary("dateutil", func(m *Module) {
	for _, sub := range []*Module{ModDateutilParser, ModDateutilRelativedelta, ModDateutilTz} {
		m.Const(lastPart(sub.name), sub.Import())
	}
})

// ModDateutilParser is the module dateutil.parser.
var ModDateutilParser = NewLibrary("dateutil.parser", func(m *Module) {
	m.Const("ParserError", dateutilParserError)
	m.Def("isoparse(dt_str)", func(a []Value) Value { return isoParsed(a[0]) })
	m.Def("parse(timestr, parserinfo=None, *, default=None, ignoretz=False, tzinfos=None, dayfirst=None, yearfirst=None, fuzzy=False, fuzzy_with_tokens=False)", func(a []Value) Value {
		for i, name := range map[int]string{1: "parserinfo", 4: "tzinfos", 7: "fuzzy", 8: "fuzzy_with_tokens"} {
			if Truth(a[i]) {
				panic(pyrt.NewGuard("the argument " + name + " of dateutil.parser.parse is not carried over"))
			}
		}
		p := &dateReader{source: a[0], ignoreZone: Truth(a[3]), dayFirst: Truth(a[5]), yearFirst: Truth(a[6])}
		if a[2] != nil {
			d, ok := held(a[2]).(*datetimeObject)
			if !ok {
				panic(pyrt.NewGuard("the argument default of dateutil.parser.parse that is no datetime is not carried over"))
			}
			p.fallback = d.DateTime
		} else {
			p.fallback = pyrt.DateTime{Date: pyrt.Now().Date}
		}
		return p.read()
	})
})

// ModDateutilRelativedelta is the module dateutil.relativedelta.
var ModDateutilRelativedelta = NewLibrary("dateutil.relativedelta", func(m *Module) {
	m.Const("relativedelta", relativedeltaType)
	m.Const("weekday", dateutilWeekdayType)
	for _, w := range dateutilWeekdays {
		m.Const(w.Repr(), w)
	}
})

// ModDateutilTz is the module dateutil.tz.
var ModDateutilTz = NewLibrary("dateutil.tz", func(m *Module) {
	m.Const("UTC", dateutilUTC)
	for _, c := range []*Class{tzutcType, tzoffsetType, tzlocalType, tzfileType} {
		m.Const(c.Name, c)
	}
	m.Def("gettz(name=None)", func(a []Value) Value { return dateutilZoneNamed(a[0]) })
})

var dateutilParserError = NewExcType("dateutil.parser._parser", "ParserError", Exc(pyrt.ValueError))

// noDate returns the error of a text that is no date.
func noDate(problem, text string) *pyrt.Exception {
	return dateutilParserError.exc.New(problem+": %s", text)
}

func init() {
	dateutilParserError.DefSelf("__str__()", func(a []Value) Value {
		args := excOf(a[0]).Args
		if len(args) == 0 {
			return ""
		}
		return Mod(args[0], Tuple(args[1:]))
	})
	dateutilParserError.DefSelf("__repr__()", func(a []Value) Value {
		panic(pyrt.NewGuard("repr of a dateutil.parser.ParserError is not carried over"))
	})
}
