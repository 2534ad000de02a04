// This file has what of logstats_doctest.py works on Python's own objects.

package logstatsdoctest

import "example.com/logstats/internal/dyn"

// Module is the Python module.
var Module = dyn.NewModule("logstats_doctest")

// mod holds the module's variables.
var mod struct {
	busiest           dyn.Value
	demoLines         dyn.Value
	parseLine         dyn.Value
	readHits          dyn.Value
	begin             dyn.Value
	parseLineExamples dyn.Value
	busiestExamples   dyn.Value
}

func init() {
	Module.Var("busiest", &mod.busiest)
	Module.Var("demo_lines", &mod.demoLines)
	Module.Var("parse_line", &mod.parseLine)
	Module.Var("read_hits", &mod.readHits)
	Module.Var("begin", &mod.begin)
	Module.Var("parse_line_examples", &mod.parseLineExamples)
	Module.Var("busiest_examples", &mod.busiestExamples)
	dyn.WithTyped()
	dyn.Register(Module, false, run)
}

// beginValue is Begin for dynamic code.
func beginValue(number dyn.Value) dyn.Value {
	Begin(dyn.ToInt(number))
	return nil
}

// parseLineExamplesValue is ParseLineExamples for dynamic code.
func parseLineExamplesValue() dyn.Value {
	ParseLineExamples()
	return nil
}

// busiestExamplesValue is BusiestExamples for dynamic code.
func busiestExamplesValue() dyn.Value {
	BusiestExamples()
	return nil
}

// run is the module's body: it runs once, when the module is first imported.
func run() {
	Module.Set("__doc__", "Run the examples of logstats.py's documentation, for its tests.")
	mod.busiest = dyn.ImportFrom("logstats", "busiest")
	mod.demoLines = dyn.ImportFrom("logstats", "demo_lines")
	mod.parseLine = dyn.ImportFrom("logstats", "parse_line")
	mod.readHits = dyn.ImportFrom("logstats", "read_hits")
	mod.begin = dyn.NewFunc(Module, "begin", "number", beginValue).WithDoc("Print the number of the example that begins.")
	mod.parseLineExamples = dyn.NewFunc(Module, "parse_line_examples", "", parseLineExamplesValue).WithDoc("Run the examples of logstats.parse_line.")
	// >>> hit = parse_line('h - u [10/Oct/2000:13:55:36 +0000] "GET /a HTTP/1.0" 200 12')
	// >>> hit.path, hit.status, hit.hour()
	// >>> parse_line("nonsense") is None
	mod.busiestExamples = dyn.NewFunc(Module, "busiest_examples", "", busiestExamplesValue).WithDoc("Run the examples of logstats.busiest.")
}
