package dyn

import (
	"math"
	"regexp"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// failTest raises AssertionError with what a test case's message says. CPython's
// messages on differences of long values are longer; they go to standard error.
func failTest(msg Value, text string) {
	if msg != nil {
		text += " : " + Str(msg)
	}
	raise(pyrt.AssertionError, "%s", text)
}

// An assertion compares two values: its message has them and words between.
type assertion struct {
	signature string
	holds     func(a, b Value) bool
	words     string
}

// testCaseMethods fills unittest.TestCase.
func testCaseMethods(t *Class) {
	t.Const("maxDiff", 640)
	t.Const("longMessage", true)
	t.Const("failureException", Exc(pyrt.AssertionError))
	t.Def("__init__(methodName='runTest')", func(a []Value) Value {
		SetAttr(a[0], "_testMethodName", a[1])
		return nil
	})
	for _, name := range []string{"setUp()", "tearDown()", "asyncSetUp()", "asyncTearDown()"} {
		t.Def(name, func([]Value) Value { return nil })
	}
	t.ClassDef("setUpClass(cls)", func([]Value) Value { return nil })
	t.ClassDef("tearDownClass(cls)", func([]Value) Value { return nil })
	t.Def("id()", func(a []Value) Value {
		c := ClassOf(a[0])
		return c.Module + "." + c.Qualname + "." + Str(attrOf(a[0], "_testMethodName"))
	})
	t.Def("shortDescription()", func([]Value) Value { return nil })
	t.Def("addCleanup(function, /, *args, **kwargs)", func(a []Value) Value {
		list, ok := attrOf(a[0], "_cleanups").(*List)
		if !ok {
			list = pyrt.NewList[Value]()
			SetAttr(a[0], "_cleanups", list)
		}
		list.Append(Tuple{a[1], a[2], a[3]})
		return nil
	})
	t.Def("skipTest(reason)", func(a []Value) Value { panic(raised(Call(skipTestType, a[1]))) })
	t.Def("fail(msg=None)", func(a []Value) Value {
		raise(pyrt.AssertionError, "%s", Str(a[1]))
		return nil
	})
	t.Def("subTest(msg=None, **params)", func(a []Value) Value { return newObject(subTestType) })
	subTestType.Def("__enter__()", func([]Value) Value { return nil })
	subTestType.Def("__exit__(typ, value, traceback, /)", func(a []Value) Value {
		if a[2] == nil {
			return false
		}
		theRun.guarded("subtest", false, func() { panic(excOf(a[2])) })
		return true
	})
	pairAssertions(t)
	valueAssertions(t)
	raiseAssertions(t)
	t.Missing("assertLogs", "assertNoLogs", "enterContext", "run", "debug", "countTestCases", "defaultTestResult", "doCleanups", "addTypeEqualityFunc", "enterClassContext", "addClassCleanup")
}

func pairAssertions(t *Class) {
	equalSeq := func(a, b Value) bool { return Equal(pyrt.NewList(Items(a)...), pyrt.NewList(Items(b)...)) }
	for _, as := range []assertion{
		{"assertEqual(first, second, msg=None)", Equal, "!="},
		{"assertEquals(first, second, msg=None)", Equal, "!="},
		{"assertNotEqual(first, second, msg=None)", NotEqual, "=="},
		{"assertIs(first, second, msg=None)", Is, "is not"},
		{"assertIsNot(first, second, msg=None)", func(a, b Value) bool { return !Is(a, b) }, "unexpectedly identical:"},
		{"assertIn(member, container, msg=None)", In, "not found in"},
		{"assertNotIn(member, container, msg=None)", func(a, b Value) bool { return !In(a, b) }, "unexpectedly found in"},
		{"assertLess(a, b, msg=None)", Less, "not less than"},
		{"assertLessEqual(a, b, msg=None)", LessEqual, "not less than or equal to"},
		{"assertGreater(a, b, msg=None)", Greater, "not greater than"},
		{"assertGreaterEqual(a, b, msg=None)", GreaterEqual, "not greater than or equal to"},
		{"assertIsInstance(obj, cls, msg=None)", IsInstance, "is not an instance of"},
		{"assertNotIsInstance(obj, cls, msg=None)", func(a, b Value) bool { return !IsInstance(a, b) }, "is an instance of"},
		{"assertListEqual(first, second, msg=None)", Equal, "!="},
		{"assertTupleEqual(first, second, msg=None)", Equal, "!="},
		{"assertDictEqual(first, second, msg=None)", Equal, "!="},
		{"assertSetEqual(first, second, msg=None)", Equal, "!="},
		{"assertMultiLineEqual(first, second, msg=None)", Equal, "!="},
		{"assertSequenceEqual(first, second, msg=None)", equalSeq, "!="},
		{"assertCountEqual(first, second, msg=None)", sameElements, "!="},
	} {
		t.Def(as.signature, func(a []Value) Value {
			if !as.holds(a[1], a[2]) {
				failTest(a[3], Repr(a[1])+" "+as.words+" "+Repr(a[2]))
			}
			return nil
		})
	}
	near := func(a []Value) bool {
		if Equal(a[1], a[2]) {
			return true
		}
		diff := Abs(Sub(a[1], a[2]))
		if a[5] != nil {
			return LessEqual(diff, a[5])
		}
		places := 7
		if a[3] != nil {
			places = Index(a[3])
		}
		return pyrt.RoundTo(Float(diff), places) == 0 && !math.IsNaN(Float(diff))
	}
	t.Def("assertAlmostEqual(first, second, places=None, msg=None, delta=None)", func(a []Value) Value {
		if !near(a) {
			failTest(a[4], Repr(a[1])+" != "+Repr(a[2]))
		}
		return nil
	})
	t.Def("assertNotAlmostEqual(first, second, places=None, msg=None, delta=None)", func(a []Value) Value {
		if near(a) {
			failTest(a[4], Repr(a[1])+" == "+Repr(a[2]))
		}
		return nil
	})
}

// sameElements reports whether two iterables have the same elements in any order.
func sameElements(a, b Value) bool {
	left := Items(b)
	for it := Over(a); it.Next(); {
		found := -1
		for i, v := range left {
			if Equal(v, it.Value) {
				found = i
				break
			}
		}
		if found < 0 {
			return false
		}
		left = append(left[:found:found], left[found+1:]...)
	}
	return len(left) == 0
}

func valueAssertions(t *Class) {
	t.Def("assertTrue(expr, msg=None)", func(a []Value) Value {
		if !Truth(a[1]) {
			failTest(a[2], Repr(a[1])+" is not true")
		}
		return nil
	})
	t.Def("assertFalse(expr, msg=None)", func(a []Value) Value {
		if Truth(a[1]) {
			failTest(a[2], Repr(a[1])+" is not false")
		}
		return nil
	})
	t.Def("assertIsNone(obj, msg=None)", func(a []Value) Value {
		if a[1] != nil {
			failTest(a[2], Repr(a[1])+" is not None")
		}
		return nil
	})
	t.Def("assertIsNotNone(obj, msg=None)", func(a []Value) Value {
		if a[1] == nil {
			failTest(a[2], "unexpectedly None")
		}
		return nil
	})
	t.Def("assertRegex(text, expected_regex, msg=None)", func(a []Value) Value {
		if !searches(a[2], a[1]) {
			failTest(a[3], "Regex didn't match: "+Repr(a[2])+" not found in "+Repr(a[1]))
		}
		return nil
	})
	t.Def("assertNotRegex(text, unexpected_regex, msg=None)", func(a []Value) Value {
		if searches(a[2], a[1]) {
			failTest(a[3], "Regex matched: "+Repr(a[2])+" matches in "+Repr(a[1]))
		}
		return nil
	})
}

// searches reports whether a pattern, by itself or as text, is found in a text.
func searches(pattern, text Value) bool {
	if s, ok := asStr(pattern); ok {
		if t, isStr := asStr(text); isStr && regexp.QuoteMeta(s) == s {
			return strings.Contains(t, s)
		}
		return Truth(Call(ModRe.Get("search"), pattern, text))
	}
	return Truth(callMethod(pattern, "search", text))
}

// A raisesContext is what assertRaises returns without a function, or assertWarns.
type raisesContext struct {
	expected, regex, msg Value
	exception            Value
	warned               *List
	saved                warningState
}

// PyClass returns the context's class.
func (*raisesContext) PyClass() *Class { return raisesType }

// LookupAttr returns what was raised.
func (c *raisesContext) LookupAttr(name string) Value {
	switch name {
	case "exception", "warning":
		if c.exception == nil {
			return Unbound
		}
		return c.exception
	}
	return Unbound
}

func expectedName(v Value) string {
	if c, ok := v.(*Class); ok {
		return c.Name
	}
	return Repr(v)
}

func (c *raisesContext) checkText() {
	if c.regex != nil && !searches(c.regex, Str(c.exception)) {
		failTest(c.msg, Repr(c.regex)+" does not match "+Repr(Str(c.exception)))
	}
}

// exit checks what left the block.
func (c *raisesContext) exit(value Value) Value {
	if c.warned != nil {
		return c.exitWarns(value)
	}
	if value == nil {
		failTest(c.msg, expectedName(c.expected)+" not raised")
	}
	if !Matches(value.(*Object), c.expected) {
		return false
	}
	c.exception = value
	c.checkText()
	return true
}

func (c *raisesContext) exitWarns(value Value) Value {
	*warnings = c.saved
	if value != nil {
		return false
	}
	for _, w := range c.warned.Items {
		e := attrOf(w, "message")
		if IsInstance(e, c.expected) && (c.regex == nil || searches(c.regex, Str(e))) {
			c.exception = e
			return nil
		}
	}
	failTest(c.msg, expectedName(c.expected)+" not triggered")
	return nil
}

func raiseAssertions(t *Class) {
	raisesType.Def("__enter__()", func(a []Value) Value {
		if c := a[0].(*raisesContext); c.warned != nil {
			c.saved = *warnings
			warnings.seen, warnings.record = map[string]bool{}, c.warned
			addWarningFilter("always", "", Exc(pyrt.Warning), false)
		}
		return a[0]
	})
	raisesType.Def("__exit__(typ, value, traceback, /)", func(a []Value) Value { return a[0].(*raisesContext).exit(a[2]) })
	use := func(c *raisesContext, args Tuple, kw *Dict) Value {
		c.msg = kw.PopOr("msg", nil)
		if len(args) == 0 {
			return c
		}
		With(c, func(Value) Flow {
			CallKw(args[0], args[1:], SpreadKw(kw))
			return Next
		})
		return nil
	}
	t.Def("assertRaises(expected_exception, *args, **kwargs)", func(a []Value) Value {
		return use(&raisesContext{expected: a[1]}, a[2].(Tuple), a[3].(*Dict))
	})
	t.Def("assertRaisesRegex(expected_exception, expected_regex, *args, **kwargs)", func(a []Value) Value {
		return use(&raisesContext{expected: a[1], regex: a[2]}, a[3].(Tuple), a[4].(*Dict))
	})
	t.Def("assertWarns(expected_warning, *args, **kwargs)", func(a []Value) Value {
		return use(&raisesContext{expected: a[1], warned: pyrt.NewList[Value]()}, a[2].(Tuple), a[3].(*Dict))
	})
	t.Def("assertWarnsRegex(expected_warning, expected_regex, *args, **kwargs)", func(a []Value) Value {
		return use(&raisesContext{expected: a[1], regex: a[2], warned: pyrt.NewList[Value]()}, a[3].(Tuple), a[4].(*Dict))
	})
}
