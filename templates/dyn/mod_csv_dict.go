package dyn

import (
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A dictReader is a csv.DictReader.
type dictReader struct {
	rows              *csvReader
	names             *List // nil until they are read
	restKey, restText Value
}

// PyClass returns csv.DictReader.
func (*dictReader) PyClass() *Class { return dictReaderType }

// A dictWriter is a csv.DictWriter.
type dictWriter struct {
	w       *csvWriter
	names   Value
	rest    Value
	lenient bool
}

// PyClass returns csv.DictWriter.
func (*dictWriter) PyClass() *Class { return dictWriterType }

var (
	dictReaderType = NewIterType("csv", "DictReader")
	dictWriterType = NewType("csv", "DictWriter")
)

// fieldNames returns the names of the columns, read from the first row if they
// were not given.
func (r *dictReader) fieldNames() Value {
	if r.names == nil {
		row, ok := r.rows.Next()
		if !ok {
			return nil
		}
		r.names = row.(*List)
	}
	return r.names
}

// Next returns the next row.
func (r *dictReader) Next() (Value, bool) {
	if r.rows.number == 0 {
		r.fieldNames()
	}
	for {
		v, ok := r.rows.Next()
		if !ok {
			return nil, false
		}
		row := v.(*List).Items
		if len(row) == 0 {
			continue
		}
		names := Items(r.fieldNames())
		d := pyrt.NewDict[Value, Value]()
		for i, name := range names {
			if i < len(row) {
				d.Set(name, row[i])
			}
		}
		if len(row) > len(names) {
			d.Set(r.restKey, pyrt.NewList(row[len(names):]...))
		}
		for i := len(row); i < len(names); i++ {
			d.Set(names[i], r.restText)
		}
		return d, true
	}
}

// row writes a dict.
func (w *dictWriter) row(v Value) Value {
	d := mappingOf(v)
	if d == nil {
		raise(pyrt.AttributeError, "'%s' object has no attribute 'keys'", TypeName(v))
	}
	names := Items(w.names)
	if !w.lenient {
		var wrong []string
		for _, k := range d.KeyList() {
			if !contains(names, k) {
				wrong = append(wrong, Repr(k))
			}
		}
		if len(wrong) > 1 {
			panic(pyrt.NewGuard("csv.DictWriter: the order of several wrong fields in the message is not carried over"))
		}
		if len(wrong) > 0 {
			raise(pyrt.ValueError, "dict contains fields not in fieldnames: %s", strings.Join(wrong, ", "))
		}
	}
	row := make([]Value, len(names))
	for i, name := range names {
		row[i] = d.GetOr(name, w.rest)
	}
	return w.w.row(Tuple(row))
}

func csvDictTypes() {
	r := dictReaderType
	r.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds").bind("DictReader.__init__", args, kw, nil)
		d := &dictReader{rows: newCSVReader(a[0], dialectOf(a[4], SpreadKw(a[6]))), restKey: a[2], restText: a[3]}
		if a[1] != nil {
			d.names = pyrt.NewList(Items(a[1])...)
		}
		return d
	}, nil)
	r.Getter("fieldnames", func(v Value) Value { return v.(*dictReader).fieldNames() })
	r.Getter("line_num", func(v Value) Value { return v.(*dictReader).rows.number })
	w := dictWriterType
	w.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds").bind("DictWriter.__init__", args, kw, nil)
		action := strings.ToLower(argText(a[3], "extrasaction"))
		if action != "raise" && action != "ignore" {
			raise(pyrt.ValueError, "extrasaction (%s) must be 'raise' or 'ignore'", Str(a[3]))
		}
		return &dictWriter{&csvWriter{GetAttr(a[0], "write"), dialectOf(a[4], SpreadKw(a[6]))}, a[1], a[2], action == "ignore"}
	}, nil)
	w.Getter("fieldnames", func(v Value) Value { return v.(*dictWriter).names })
	w.Def("writeheader()", func(a []Value) Value {
		d := a[0].(*dictWriter)
		return d.w.row(Tuple(Items(d.names)))
	})
	w.Def("writerow(rowdict)", func(a []Value) Value { return a[0].(*dictWriter).row(a[1]) })
	w.Def("writerows(rowdicts)", func(a []Value) Value {
		for it := Over(a[1]); it.Next(); {
			a[0].(*dictWriter).row(it.Value)
		}
		return nil
	})
}
