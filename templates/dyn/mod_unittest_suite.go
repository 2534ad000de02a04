package dyn

import (
	"slices"

	"github.com/molt-go/molt/templates/pyrt"
)

// A testSuite is a unittest.TestSuite: of test cases and suites.
type testSuite struct{ tests []Value }

// A testLoader is a unittest.TestLoader.
type testLoader struct{}

// A testRunner is a unittest.TextTestRunner.
type testRunner struct{ stream Value }

var (
	testSuiteType  = NewType("unittest.suite", "TestSuite")
	testLoaderType = NewType("unittest.loader", "TestLoader")
	testRunnerType = NewType("unittest.runner", "TextTestRunner")
)

// PyClass returns unittest.TestSuite.
func (*testSuite) PyClass() *Class { return testSuiteType }

// PyClass returns unittest.TestLoader.
func (*testLoader) PyClass() *Class { return testLoaderType }

// PyClass returns unittest.TextTestRunner.
func (*testRunner) PyClass() *Class { return testRunnerType }

// Iterate returns iter(s).
func (s *testSuite) Iterate() Iter { return sliceIterator(listIterType, s.tests) }

func (s *testSuite) add(v Value) {
	if !Callable(v) && !IsInstance(v, testSuiteType) && !IsInstance(v, testCaseType) {
		raise(pyrt.TypeError, "%s is not callable", Repr(v))
	}
	s.tests = append(s.tests, v)
}

// flat returns the test cases of a suite in order.
func flatTests(v Value) []*Object {
	switch t := held(v).(type) {
	case *testSuite:
		var all []*Object
		for _, inner := range t.tests {
			all = append(all, flatTests(inner)...)
		}
		return all
	case *Object:
		if t.class.IsSubclass(testCaseType) {
			return []*Object{t}
		}
	}
	panic(pyrt.NewGuard("running a test that is no TestCase is not carried over"))
}

// suiteOf returns the suite of a class's tests.
func suiteOf(c *Class) *testSuite {
	s := &testSuite{}
	for _, name := range testNames(c) {
		s.tests = append(s.tests, Call1(c, name))
	}
	return s
}

// suiteOfModule returns the suite of the test cases of a module.
func suiteOfModule(m *Module) *testSuite {
	names := slices.Clone(m.names)
	slices.Sort(names)
	s := &testSuite{}
	for _, name := range names {
		if c, ok := (*m.vars[name]).(*Class); ok && c.IsSubclass(testCaseType) && c != testCaseType && c != isolatedType {
			s.tests = append(s.tests, suiteOf(c))
		}
	}
	return s
}

// runSuite runs the tests of a suite; those of one class that follow each other share
// its fixtures.
func (r *testRun) runSuite(v Value) {
	tests := flatTests(v)
	for len(tests) > 0 {
		class, n := tests[0].class, 1
		for n < len(tests) && tests[n].class == class {
			n++
		}
		var names []string
		for _, t := range tests[:n] {
			names = append(names, Str(attrOf(t, "_testMethodName")))
		}
		r.runTests(class, names)
		tests = tests[n:]
	}
}

func init() {
	s := testSuiteType
	suite := func(a []Value) *testSuite { return held(a[0]).(*testSuite) }
	s.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("tests=").bind("TestSuite", args, kw, nil)
		t := &testSuite{}
		if a[0] != Unbound {
			for it := Over(a[0]); it.Next(); {
				t.add(it.Value)
			}
		}
		return t
	}, nil)
	s.Def("addTest(test)", func(a []Value) Value {
		suite(a).add(a[1])
		return nil
	})
	s.Def("addTests(tests)", func(a []Value) Value {
		for it := Over(a[1]); it.Next(); {
			suite(a).add(it.Value)
		}
		return nil
	})
	s.Def("countTestCases()", func(a []Value) Value { return len(flatTests(suite(a))) })
	s.Def("__iter__()", func(a []Value) Value { return suite(a).Iterate() })
	l := testLoaderType
	l.Native(func(*Class, []Value, []Kw) Value { return &testLoader{} }, nil)
	l.Def("loadTestsFromTestCase(testCaseClass)", func(a []Value) Value { return suiteOf(a[1].(*Class)) })
	l.Def("loadTestsFromModule(module, *, pattern=None)", func(a []Value) Value { return suiteOfModule(a[1].(*Module)) })
	l.Def("getTestCaseNames(testCaseClass)", func(a []Value) Value {
		return pyrt.NewList(textValues(testNames(a[1].(*Class)))...)
	})
	l.Missing("discover", "loadTestsFromName", "loadTestsFromNames")
	r := testRunnerType
	r.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, warnings=None, *, tb_locals=False").bind("TextTestRunner", args, kw, nil)
		for _, i := range []int{3, 4, 5} {
			if a[i] != nil && Truth(a[i]) {
				panic(pyrt.NewGuard("this option of unittest.TextTestRunner is not carried over"))
			}
		}
		return &testRunner{a[0]}
	}, nil)
	r.Def("run(test)", func(a []Value) Value {
		run := &testRun{stream: a[0].(*testRunner).stream}
		outer := theRun
		theRun = run
		run.runSuite(a[1])
		theRun = outer
		run.report()
		return &testResult{run}
	})
}
