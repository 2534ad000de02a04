package dyn

import (
	"fmt"
	"slices"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

var (
	testCaseType   = NewType("unittest.case", "TestCase")
	skipTestType   = NewExcType("unittest.case", "SkipTest", Exc(pyrt.ExceptionClass))
	raisesType     = NewType("unittest.case", "_AssertRaisesContext")
	subTestType    = NewType("unittest.case", "_SubTest")
	isolatedType   = NewType("unittest.async_case", "IsolatedAsyncioTestCase", testCaseType)
	testResultType = NewType("unittest.runner", "TextTestResult")
)

// A testRun counts what becomes of tests.
type testRun struct {
	run, skipped, expected, unexpected int
	failures, errors                   []string
	// stream is where the run is reported, nil for sys.stderr
	stream Value
}

// write reports something of the run.
func (r *testRun) write(text string) {
	if r.stream == nil {
		errPrint(text)
		return
	}
	callMethod(r.stream, "write", text)
}

// theRun is the run that is under way.
var theRun = &testRun{}

// testNames returns the names of a test case's methods, sorted.
func testNames(c *Class) []string {
	seen := map[string]bool{}
	var names []string
	for _, k := range c.mro {
		for name, v := range k.attrs.Items() {
			if strings.HasPrefix(name, "test") && !seen[name] && callableValue(v) {
				seen[name] = true
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return names
}

// guarded runs a step of a test and reports whether it passed; what it raises is
// noted.
func (r *testRun) guarded(name string, expecting bool, step func()) bool {
	_, e := protect(func() Flow {
		step()
		return Next
	})
	if e == nil {
		return true
	}
	switch exc := excOf(e); {
	case exc.Class.IsSubclass(skipTestType.exc):
		r.skipped++
	case expecting:
		r.expected++
	case pyrt.Is(exc, pyrt.AssertionError):
		r.failures = append(r.failures, name)
		r.write("FAIL: " + name + "\n" + tracebackText(e, nil))
	case pyrt.Is(exc, pyrt.KeyboardInterrupt, pyrt.SystemExit):
		panic(exc)
	default:
		r.errors = append(r.errors, name)
		r.write("ERROR: " + name + "\n" + tracebackText(e, nil))
	}
	return false
}

// awaited runs what a test of an asynchronous case returns.
func awaited(v Value) Value {
	if ClassOf(v) == CoroutineType {
		return runMain(v)
	}
	return v
}

// runTest runs one test method.
func (r *testRun) runTest(c *Class, name string) {
	r.run++
	title := name + " (" + c.Module + "." + c.Qualname + "." + name + ")"
	method := c.lookup(name)
	if skips(c) || skips(method) {
		r.skipped++
		return
	}
	test := newObject(c)
	r.guarded(title, false, func() { initialize(test, []Value{name}, nil) })
	expecting := Truth(GetAttrOr(method, "__unittest_expecting_failure__", false))
	bad := len(r.failures) + len(r.errors) + r.skipped + r.expected
	call := func(name string) func() { return func() { awaited(callMethod(test, name)) } }
	if r.guarded(title, false, call("setUp")) && r.guarded(title, false, call("asyncSetUp")) {
		r.guarded(title, expecting, call(name))
		if expecting && len(r.failures)+len(r.errors)+r.skipped+r.expected == bad {
			r.unexpected++
		}
		r.guarded(title, false, call("asyncTearDown"))
		r.guarded(title, false, call("tearDown"))
	}
	cleanups, _ := attrOf(test, "_cleanups").(*List)
	for cleanups != nil && cleanups.Len() > 0 {
		next := cleanups.Pop().(Tuple)
		r.guarded(title, false, func() { awaited(CallKw(next[0], next[1].(Tuple), SpreadKw(next[2]))) })
	}
}

func skips(v Value) bool {
	if v == nil || v == Unbound {
		return false
	}
	return Truth(GetAttrOr(v, "__unittest_skip__", false))
}

// runCase runs the tests of a test case, between its class fixtures.
func (r *testRun) runCase(c *Class) { r.runTests(c, testNames(c)) }

// runTests runs tests of a case, between its class fixtures.
func (r *testRun) runTests(c *Class, names []string) {
	if len(names) == 0 {
		return
	}
	title := "setUpClass (" + c.Module + "." + c.Qualname + ")"
	if !skips(c) && !r.guarded(title, false, func() { callMethod(c, "setUpClass") }) {
		return
	}
	for _, name := range names {
		r.runTest(c, name)
	}
	if !skips(c) {
		r.guarded(strings.Replace(title, "setUp", "tearDown", 1), false, func() { callMethod(c, "tearDownClass") })
	}
}

func (r *testRun) ok() bool { return len(r.failures)+len(r.errors)+r.unexpected == 0 }

// report writes how the run ended. Where CPython says how long it took, this says
// nothing.
func (r *testRun) report() {
	plural := "s"
	if r.run == 1 {
		plural = ""
	}
	r.write(fmt.Sprintf("----------------------------------------------------------------------\nRan %d test%s\n\n", r.run, plural))
	var parts []string
	for _, p := range []struct {
		name string
		n    int
	}{{"failures", len(r.failures)}, {"errors", len(r.errors)}, {"skipped", r.skipped}, {"expected failures", r.expected}, {"unexpected successes", r.unexpected}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%s=%d", p.name, p.n))
		}
	}
	text := "OK"
	if !r.ok() {
		text = "FAILED"
	}
	if len(parts) > 0 {
		text += " (" + strings.Join(parts, ", ") + ")"
	}
	r.write(text + "\n")
}

// testMain is unittest.main: it runs the test cases of the program.
func testMain(a []Value) Value {
	module, _ := loaded.GetOr("__main__", nil).(*Module)
	if module == nil {
		panic(pyrt.NewGuard("unittest.main outside of the main module is not carried over"))
	}
	if a[2] == Unbound && len(pyrt.Argv()) > 1 || a[2] != Unbound && a[2] != nil && Len(a[2]) > 1 {
		panic(pyrt.NewGuard("unittest.main with arguments is not carried over"))
	}
	if module.vars["setUpModule"] != nil || module.vars["tearDownModule"] != nil || module.vars["load_tests"] != nil {
		panic(pyrt.NewGuard("fixtures of a module of tests are not carried over"))
	}
	names := slices.Clone(module.names)
	slices.Sort(names)
	r := &testRun{}
	theRun = r
	for _, name := range names {
		c, ok := (*module.vars[name]).(*Class)
		if ok && c.IsSubclass(testCaseType) && c != testCaseType && c != isolatedType {
			r.runCase(c)
		}
	}
	r.report()
	if !Truth(a[1]) {
		return &testResult{r}
	}
	status := 0
	if !r.ok() {
		status = 1
	}
	panic(raised(Call(Exc(pyrt.SystemExit), status != 0)))
}

// A testResult is the result of a run.
type testResult struct{ r *testRun }

// PyClass returns unittest.TextTestResult.
func (*testResult) PyClass() *Class { return testResultType }

// LookupAttr returns the result's attributes; result.result is itself, since main
// returns the program, which has one.
func (t *testResult) LookupAttr(name string) Value {
	switch name {
	case "result":
		return t
	case "testsRun":
		return t.r.run
	case "failures":
		return outcomes(len(t.r.failures), t.r.failures)
	case "errors":
		return outcomes(len(t.r.errors), t.r.errors)
	case "skipped":
		return outcomes(t.r.skipped, nil)
	case "expectedFailures":
		return outcomes(t.r.expected, nil)
	case "unexpectedSuccesses":
		return outcomes(t.r.unexpected, nil)
	}
	return Unbound
}

// outcomes returns a list of so many tests with their texts, of which CPython's are
// not known.
func outcomes(n int, names []string) Value {
	list := pyrt.NewList[Value]()
	for i := range n {
		var test Value = &missing{"the test of an outcome"}
		if i < len(names) {
			test = &testName{names[i]}
		}
		list.Append(Tuple{test, &missing{"the traceback of an outcome"}})
	}
	return list
}

// A testName stands for a test in an outcome.
type testName struct{ name string }

// PyClass returns unittest.TestCase.
func (*testName) PyClass() *Class { return testCaseType }

// Str returns str(t).
func (t *testName) Str() string { return t.name }

// Repr returns repr(t), which is not carried over.
func (t *testName) Repr() string {
	panic(pyrt.NewGuard("the repr of a test is not carried over"))
}

// Repr returns repr(t).
func (t *testResult) Repr() string {
	return fmt.Sprintf("<unittest.runner.TextTestResult run=%d errors=%d failures=%d>", t.r.run, len(t.r.errors), len(t.r.failures))
}

func init() {
	testCaseMethods(testCaseType)
	t := testResultType
	t.Def("wasSuccessful()", func(a []Value) Value { return a[0].(*testResult).r.ok() })
	t.Missing("stream")
}

// marked returns a decorator that sets attributes of a test.
func marked(reason Value) Value {
	return builtinFunction("decorator(test_item)", func(b []Value) Value {
		SetAttr(b[0], "__unittest_skip__", true)
		SetAttr(b[0], "__unittest_skip_why__", reason)
		return b[0]
	})
}

// ModUnittest is the module unittest.
var ModUnittest = NewLibrary("unittest", func(m *Module) {
	m.Const("TestCase", testCaseType)
	m.Const("IsolatedAsyncioTestCase", isolatedType)
	m.Const("SkipTest", skipTestType)
	m.Const("TestSuite", testSuiteType)
	m.Const("TestLoader", testLoaderType)
	m.Const("defaultTestLoader", &testLoader{})
	m.Const("TextTestRunner", testRunnerType)
	m.Def("makeSuite(testCaseClass)", func(a []Value) Value { return suiteOf(a[0].(*Class)) })
	m.Def("main(module='__main__', exit=True, argv=, verbosity=1, **kwargs)", testMain)
	m.Def("skip(reason)", func(a []Value) Value { return marked(a[0]) })
	same := builtinFunction("_id(obj)", func(b []Value) Value { return b[0] })
	m.Def("skipIf(condition, reason)", func(a []Value) Value {
		if Truth(a[0]) {
			return marked(a[1])
		}
		return same
	})
	m.Def("skipUnless(condition, reason)", func(a []Value) Value {
		if !Truth(a[0]) {
			return marked(a[1])
		}
		return same
	})
	m.Def("expectedFailure(test_item)", func(a []Value) Value {
		SetAttr(a[0], "__unittest_expecting_failure__", true)
		return a[0]
	})
})
