package dyn

import (
	"slices"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// A tupleField is the class attribute behind a field of a named tuple.
type tupleField struct {
	index int
	doc   string
}

var tupleFieldType = NewType("_collections", "_tuplegetter")

// PyClass returns the type of the descriptors.
func (f *tupleField) PyClass() *Class { return tupleFieldType }

// Bind returns the field's value.
func (f *tupleField) Bind(self Value, _ *Class) Value {
	if t := tupleInside(self); t != nil {
		return t[f.index]
	}
	return f
}

// SetData raises AttributeError: a tuple is never changed.
func (f *tupleField) SetData(Value, string, Value) {
	raise(pyrt.AttributeError, "can't set attribute")
}

// LookupAttr returns the descriptor's docstring.
func (f *tupleField) LookupAttr(name string) Value {
	if name == "__doc__" {
		return f.doc
	}
	return Unbound
}

// tupleInside returns the tuple that a value is or holds, or nil.
func tupleInside(v Value) Tuple {
	switch v := v.(type) {
	case Tuple:
		return v
	case *Object:
		t, _ := v.native.(Tuple)
		return t
	}
	return nil
}

// fieldNames splits the field names as namedtuple takes them.
func fieldNames(v Value) []string {
	if s, ok := asStr(v); ok {
		return strings.Fields(strings.ReplaceAll(s, ",", " "))
	}
	var names []string
	for _, n := range Items(v) {
		names = append(names, Str(n))
	}
	return names
}

var pythonKeywords = strings.Fields("False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield")

func checkFieldNames(typename string, names []string) {
	for _, n := range append([]string{typename}, names...) {
		if !pyrt.IsIdentifier(n) {
			raise(pyrt.ValueError, "Type names and field names must be valid identifiers: %s", Repr(n))
		}
		if slices.Contains(pythonKeywords, n) {
			raise(pyrt.ValueError, "Type names and field names cannot be a keyword: %s", Repr(n))
		}
	}
	for i, n := range names {
		if n[0] == '_' {
			raise(pyrt.ValueError, "Field names cannot start with an underscore: %s", Repr(n))
		}
		if slices.Contains(names[:i], n) {
			raise(pyrt.ValueError, "Encountered duplicate field name: %s", Repr(n))
		}
	}
}

// renameFields replaces the names that are none by _0, _1, ...
func renameFields(names []string) {
	for i, n := range names {
		if !pyrt.IsIdentifier(n) || n[0] == '_' || slices.Contains(pythonKeywords, n) || slices.Contains(names[:i], n) {
			names[i] = "_" + pyrt.Str(i)
		}
	}
}

// NamedTuple returns the class namedtuple(name, fields), with defaults for the
// last fields.
func NamedTuple(module, name string, fields []string, defaults []Value) *Class {
	vars := pyrt.NewDict[string, Value]()
	vars.Set("__module__", module)
	vars.Set("__doc__", name+"("+strings.Join(fields, ", ")+")")
	vars.Set("__slots__", Tuple{})
	names := make(Tuple, len(fields))
	params := "_cls"
	fieldDefaults := pyrt.NewDict[Value, Value]()
	for i, f := range fields {
		names[i] = f
		params += ", " + f
		if k := i - (len(fields) - len(defaults)); k >= 0 {
			params += "="
			fieldDefaults.Set(f, defaults[k])
		}
		vars.Set(f, &tupleField{i, "Alias for field number " + pyrt.Str(i)})
	}
	vars.Set("_fields", names)
	vars.Set("__match_args__", names)
	vars.Set("_field_defaults", fieldDefaults)
	makeNew := func(a []Value) Value { return newHolding(a[0].(*Class), Tuple(slices.Clone(a[1:]))) }
	vars.Set("__new__", &StaticMethod{libraryFunc(module, name+".__new__", params, makeNew, defaults...)})
	c := makeClass(TypeType, name, []Value{TupleType}, vars, nil)
	namedTupleMethods(c, fields)
	classVersion++
	return c
}

func namedTupleMethods(c *Class, fields []string) {
	c.ClassDef("_make(cls, iterable, /)", func(a []Value) Value {
		values := Items(a[1])
		if len(values) != len(fields) {
			raise(pyrt.TypeError, "Expected %d arguments, got %d", len(fields), len(values))
		}
		return newHolding(a[0].(*Class), Tuple(values))
	})
	c.DefSelf("_replace(**kwds)", func(a []Value) Value {
		values, kw := slices.Clone(tupleInside(a[0])), a[1].(*Dict)
		for i, f := range fields {
			if v, ok := kw.PopOK(f); ok {
				values[i] = v
			}
		}
		if kw.Len() > 0 {
			raise(pyrt.ValueError, "Got unexpected field names: %s", pyrt.ReprList(kw.KeyList()))
		}
		return newHolding(ClassOf(a[0]), values)
	})
	c.DefSelf("_asdict()", func(a []Value) Value {
		d := pyrt.NewDict[Value, Value]()
		for i, v := range tupleInside(a[0]) {
			d.Set(fields[i], v)
		}
		return d
	})
	c.DefSelf("__repr__()", func(a []Value) Value {
		parts := make([]string, len(fields))
		for i, v := range tupleInside(a[0]) {
			parts[i] = fields[i] + "=" + Repr(v)
		}
		return ClassOf(a[0]).Name + "(" + strings.Join(parts, ", ") + ")"
	})
	c.DefSelf("__getnewargs__()", func(a []Value) Value { return tupleInside(a[0]) })
}

// namedTupleCall is collections.namedtuple.
func namedTupleCall(a []Value) Value {
	name := Str(a[0])
	names := fieldNames(a[1])
	if Truth(a[2]) {
		renameFields(names)
		checkFieldNames(name, nil)
	} else {
		checkFieldNames(name, names)
	}
	var defaults []Value
	if a[3] != nil {
		defaults = Items(a[3])
		if len(defaults) > len(names) {
			raise(pyrt.TypeError, "Got more default values than field names")
		}
	}
	module := "__main__"
	if s, ok := a[4].(string); ok {
		module = s
	}
	return NamedTuple(module, name, names, defaults)
}
