package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// csvDialect says how a CSV text is written.
type csvDialect struct {
	delimiter, quote, escape string // escape and quote may be "" for None
	doubled, skipSpace       bool
	terminator               string
	quoting                  int
	strict                   bool
}

// The values of csv.QUOTE_*.
const (
	quoteMinimal = iota
	quoteAll
	quoteNonNumeric
	quoteNone
)

var (
	csvErrorType   = NewExcType("_csv", "Error", Exc(pyrt.ExceptionClass))
	csvDialectType = NewType("csv", "Dialect")
	csvExcel       = newDialect("excel", csvDialectType, ",", "\r\n", quoteMinimal)
	csvExcelTab    = newDialect("excel_tab", csvExcel, "\t", "\r\n", quoteMinimal)
	csvUnix        = newDialect("unix_dialect", csvDialectType, ",", "\n", quoteAll)
)

func newDialect(name string, base *Class, delimiter, terminator string, quoting int) *Class {
	return NewType("csv", name, base).Const("delimiter", delimiter).Const("quotechar", `"`).Const("doublequote", true).
		Const("skipinitialspace", false).Const("lineterminator", terminator).Const("quoting", quoting).Const("escapechar", nil).Const("strict", false)
}

// ModCsv is the module csv.
var ModCsv = NewLibrary("csv", func(m *Module) {
	m.Const("QUOTE_MINIMAL", quoteMinimal)
	m.Const("QUOTE_ALL", quoteAll)
	m.Const("QUOTE_NONNUMERIC", quoteNonNumeric)
	m.Const("QUOTE_NONE", quoteNone)
	m.Const("Error", csvErrorType)
	m.Const("Dialect", csvDialectType)
	m.Const("excel", csvExcel)
	m.Const("excel_tab", csvExcelTab)
	m.Const("unix_dialect", csvUnix)
	m.Const("DictReader", dictReaderType)
	m.Const("DictWriter", dictWriterType)
	known := pyrt.NewDict[Value, Value]()
	known.Set("excel", csvExcel)
	known.Set("excel-tab", csvExcelTab)
	known.Set("unix", csvUnix)
	csvDialects = known
	m.Def("register_dialect(name, dialect=None, /, **fmtparams)", func(a []Value) Value {
		d := NewType("csv", Str(a[0]), csvDialectType)
		options := dialectOf(a[1], SpreadKw(a[2]))
		for name, v := range options.values() {
			d.Const(name, v)
		}
		known.Set(a[0], d)
		return nil
	})
	m.Def("unregister_dialect(name, /)", func(a []Value) Value {
		if !known.Contains(a[0]) {
			panic(csvErrorType.exc.New("unknown dialect"))
		}
		known.Delete(a[0])
		return nil
	})
	m.Def("list_dialects()", func([]Value) Value { return pyrt.NewList(known.KeyList()...) })
	m.Def("reader(iterable, dialect='excel', /, **fmtparams)", func(a []Value) Value {
		return newCSVReader(a[0], dialectOf(a[1], SpreadKw(a[2])))
	})
	m.Def("writer(fileobj, dialect='excel', /, **fmtparams)", func(a []Value) Value {
		return &csvWriter{GetAttr(a[0], "write"), dialectOf(a[1], SpreadKw(a[2]))}
	})
	limit := Value(131072)
	m.Def("field_size_limit(limit=, /)", func(a []Value) Value {
		old := limit
		if a[0] != Unbound {
			limit = Index(a[0])
		}
		return old
	})
})

var csvDialects *Dict

func (d *csvDialect) values() map[string]Value {
	none := func(s string) Value {
		if s == "" {
			return nil
		}
		return s
	}
	return map[string]Value{"delimiter": d.delimiter, "quotechar": none(d.quote), "escapechar": none(d.escape), "doublequote": d.doubled,
		"skipinitialspace": d.skipSpace, "lineterminator": d.terminator, "quoting": d.quoting, "strict": d.strict}
}

// dialectOf reads a dialect by name or class, and the parameters that differ.
func dialectOf(dialect Value, kw []Kw) *csvDialect {
	d := &csvDialect{delimiter: ",", quote: `"`, doubled: true, terminator: "\r\n"}
	if name, ok := asStr(dialect); ok {
		c, found := csvDialects.GetOK(name)
		if !found {
			panic(csvErrorType.exc.New("unknown dialect"))
		}
		dialect = c
	}
	if dialect != nil {
		for _, name := range []string{"delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting", "strict"} {
			if v := GetAttrOr(dialect, name, Unbound); v != Unbound {
				d.set(name, v)
			}
		}
	}
	for _, k := range kw {
		d.set(k.Name, k.Value)
	}
	if d.quoting != quoteNone && d.quote == "" {
		raise(pyrt.TypeError, "quotechar must be set if quoting enabled")
	}
	return d
}

func (d *csvDialect) set(name string, v Value) {
	char := func() string {
		s, ok := asStr(v)
		switch {
		case v == nil && name != "delimiter":
			return ""
		case !ok:
			raise(pyrt.TypeError, `"%s" must be string, not %s`, name, TypeName(v))
		case pyrt.StrLen(s) != 1:
			raise(pyrt.TypeError, `"%s" must be a 1-character string`, name)
		}
		return s
	}
	switch name {
	case "delimiter":
		d.delimiter = char()
	case "quotechar":
		d.quote = char()
	case "escapechar":
		d.escape = char()
	case "doublequote":
		d.doubled = Truth(v)
	case "skipinitialspace":
		d.skipSpace = Truth(v)
	case "lineterminator":
		d.terminator = argText(v, "lineterminator")
	case "quoting":
		d.quoting = Index(v)
	case "strict":
		d.strict = Truth(v)
	default:
		raise(pyrt.TypeError, "'%s' is an invalid keyword argument for this function", name)
	}
}

// A csvReader is what csv.reader returns.
type csvReader struct {
	lines  Iter
	d      *csvDialect
	number int
}

var csvReaderType = NewIterType("_csv", "reader")

// PyClass returns the class of readers.
func (*csvReader) PyClass() *Class { return csvReaderType }

func newCSVReader(lines Value, d *csvDialect) *csvReader {
	return &csvReader{lines: IterOf(lines), d: d}
}

// Next returns the next row.
func (r *csvReader) Next() (Value, bool) {
	p := &csvRow{d: r.d, row: pyrt.NewList[Value]()}
	for {
		v, ok := r.lines.Next()
		if !ok {
			if p.state == rowStart {
				return nil, false
			}
			if p.state == inQuotes && r.d.strict {
				panic(csvErrorType.exc.New("unexpected end of data"))
			}
			p.save()
			return p.row, true
		}
		line, isText := asStr(v)
		if !isText {
			panic(csvErrorType.exc.New("iterator should return strings, not " + TypeName(v) + " (the file should be opened in text mode)"))
		}
		r.number++
		for c := range pyrt.Chars(line) {
			p.take(c)
		}
		if p.end(); p.state == rowStart {
			return p.row, true
		}
	}
}

// The states of a row that is being read.
const (
	rowStart = iota
	fieldStart
	inField
	inQuotes
	quoteSeen
	escaped
	escapedInQuotes
	rowEnd
)

// A csvRow is a row that is being read.
type csvRow struct {
	d       *csvDialect
	row     *List
	field   strings.Builder
	state   int
	numeric bool
}

func (p *csvRow) save() {
	var v Value = p.field.String()
	if p.numeric {
		v = pyrt.ParseFloat(p.field.String())
	}
	p.row.Append(v)
	p.field.Reset()
	p.numeric = false
}

func isLineEnd(c string) bool { return c == "\n" || c == "\r" }

// take reads one character.
func (p *csvRow) take(c string) {
	d := p.d
	switch p.state {
	case rowStart, fieldStart:
		if p.state == rowStart && isLineEnd(c) {
			p.state = rowEnd
			return
		}
		p.begin(c)
	case inField:
		switch {
		case isLineEnd(c):
			p.save()
			p.state = rowEnd
		case c == d.escape && d.escape != "":
			p.state = escaped
		case c == d.delimiter:
			p.save()
			p.state = fieldStart
		default:
			p.field.WriteString(c)
		}
	case inQuotes:
		switch {
		case c == d.escape && d.escape != "":
			p.state = escapedInQuotes
		case c == d.quote && d.quoting != quoteNone:
			p.state = inField
			if d.doubled {
				p.state = quoteSeen
			}
		default:
			p.field.WriteString(c)
		}
	case quoteSeen:
		switch {
		case c == d.quote && d.quoting != quoteNone:
			p.field.WriteString(c)
			p.state = inQuotes
		case c == d.delimiter:
			p.save()
			p.state = fieldStart
		case isLineEnd(c):
			p.save()
			p.state = rowEnd
		case !d.strict:
			p.field.WriteString(c)
			p.state = inField
		default:
			panic(csvErrorType.exc.New("'" + d.delimiter + "' expected after '" + d.quote + "'"))
		}
	case escaped:
		p.field.WriteString(c)
		p.state = inField
	case escapedInQuotes:
		p.field.WriteString(c)
		p.state = inQuotes
	case rowEnd:
		if !isLineEnd(c) {
			panic(csvErrorType.exc.New("new-line character seen in unquoted field - do you need to open the file in universal-newline mode?"))
		}
	}
}

// begin reads the first character of a field.
func (p *csvRow) begin(c string) {
	d := p.d
	switch {
	case isLineEnd(c):
		p.save()
		p.state = rowEnd
	case c == d.quote && d.quote != "" && d.quoting != quoteNone:
		p.state = inQuotes
	case c == d.escape && d.escape != "":
		p.state = escaped
	case c == " " && d.skipSpace:
		p.state = fieldStart
	case c == d.delimiter:
		p.save()
		p.state = fieldStart
	default:
		p.numeric = d.quoting == quoteNonNumeric
		p.field.WriteString(c)
		p.state = inField
	}
}

// end reads the end of a line.
func (p *csvRow) end() {
	switch p.state {
	case rowStart, rowEnd:
		p.state = rowStart
	case inQuotes:
	case escapedInQuotes:
		p.field.WriteByte('\n')
		p.state = inQuotes
	case escaped:
		p.field.WriteByte('\n')
		p.save()
		p.state = rowStart
	default:
		p.save()
		p.state = rowStart
	}
}

// A csvWriter is what csv.writer returns.
type csvWriter struct {
	write Value
	d     *csvDialect
}

var csvWriterType = NewType("_csv", "writer")

// PyClass returns the class of writers.
func (*csvWriter) PyClass() *Class { return csvWriterType }

// row writes one row.
func (w *csvWriter) row(v Value) Value {
	if !isIterable(v) {
		panic(csvErrorType.exc.New("iterable expected, not " + TypeName(v)))
	}
	items := Items(v)
	var b strings.Builder
	for i, item := range items {
		if i > 0 {
			b.WriteString(w.d.delimiter)
		}
		b.WriteString(w.field(item, len(items) == 1))
	}
	b.WriteString(w.d.terminator)
	return Call1(w.write, b.String())
}

// field writes one field.
func (w *csvWriter) field(v Value, alone bool) string {
	d := w.d
	text := ""
	if v != nil {
		text = Str(v)
	}
	quoted := d.quoting == quoteAll
	if d.quoting == quoteNonNumeric {
		quoted = !isNumber(held(v))
	}
	var b strings.Builder
	for c := range pyrt.Chars(text) {
		special := c == d.delimiter || c == d.escape || c == d.quote || isLineEnd(c) || strings.Contains(d.terminator, c)
		if special {
			needsEscape := d.quoting == quoteNone
			if !needsEscape {
				switch {
				case c == d.quote && d.doubled:
					b.WriteString(c)
				case c == d.quote, c == d.escape:
					needsEscape = true
				}
				if !needsEscape {
					quoted = true
				}
			}
			if needsEscape {
				if d.escape == "" {
					panic(csvErrorType.exc.New("need to escape, but no escapechar set"))
				}
				b.WriteString(d.escape)
			}
		}
		b.WriteString(c)
	}
	if text == "" && alone {
		if d.quoting == quoteNone {
			panic(csvErrorType.exc.New("single empty field record must be quoted"))
		}
		quoted = true
	}
	if quoted {
		return d.quote + b.String() + d.quote
	}
	return b.String()
}

func init() {
	csvReaderType.Getter("line_num", func(v Value) Value { return v.(*csvReader).number })
	csvWriterType.Def("writerow(row, /)", func(a []Value) Value { return a[0].(*csvWriter).row(a[1]) })
	csvWriterType.Def("writerows(rows, /)", func(a []Value) Value {
		for it := Over(a[1]); it.Next(); {
			a[0].(*csvWriter).row(it.Value)
		}
		return nil
	})
	csvDictTypes()
}
