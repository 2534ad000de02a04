// This file has what of logstats.py works on Python's own objects.

package logstats

import "example.com/logstats/internal/dyn"

// Module is the Python module.
var Module = dyn.NewModule("logstats")

// mod holds the module's variables.
var mod struct {
	re            dyn.Value
	sys           dyn.Value
	line          dyn.Value
	hit           dyn.Value
	parseLine     dyn.Value
	readHits      dyn.Value
	busiest       dyn.Value
	returning     dyn.Value
	trafficByHour dyn.Value
	demoLines     dyn.Value
	report        dyn.Value
	main          dyn.Value
}

func init() {
	Module.Var("re", &mod.re)
	Module.Var("sys", &mod.sys)
	Module.Var("LINE", &mod.line)
	Module.Var("Hit", &mod.hit)
	Module.Var("parse_line", &mod.parseLine)
	Module.Var("read_hits", &mod.readHits)
	Module.Var("busiest", &mod.busiest)
	Module.Var("returning", &mod.returning)
	Module.Var("traffic_by_hour", &mod.trafficByHour)
	Module.Var("demo_lines", &mod.demoLines)
	Module.Var("report", &mod.report)
	Module.Var("main", &mod.main)
	dyn.WithTyped()
	dyn.Register(Module, false, run)
}

// The names of attributes and methods.
var (
	attrArgv = dyn.Attr("argv")
	attrExit = dyn.Attr("exit")
)

// demoLinesValue is DemoLines for dynamic code.
func demoLinesValue(count dyn.Value) dyn.Value {
	return dyn.OfSeq("demo_lines", DemoLines(dyn.ToInt(count)), dyn.Of[string])
}

// mainValue is Main for dynamic code.
func mainValue(argv dyn.Value) dyn.Value {
	return Main(dyn.ToSlice(dyn.To[string])(argv))
}

// run is the module's body: it runs once, when the module is first imported.
func run() {
	Module.Set("__doc__", "Summarise a web server's access log.\n\nReads lines in the common log format from a file or from standard input and\nprints the busiest paths, the slowest hours and the visitors that come back.\n\n    python3 logstats.py access.log\n    python3 logstats.py --demo 20000\n")
	mod.re = dyn.ModRe.Import()
	mod.sys = dyn.ModSys.Import()
	mod.line = "(\\S+) \\S+ (\\S+) \\[([^\\]]+)\\] \"(\\S+) (\\S+) [^\"]*\" (\\d{3}) (\\d+|-)"
	mod.hit = dyn.NotTyped("class Hit")
	mod.parseLine = dyn.NotTyped("function parse_line")
	mod.readHits = dyn.NotTyped("function read_hits")
	mod.busiest = dyn.NotTyped("function busiest")
	mod.returning = dyn.NotTyped("function returning")
	mod.trafficByHour = dyn.NotTyped("function traffic_by_hour")
	mod.demoLines = dyn.NewFunc(Module, "demo_lines", "count", demoLinesValue).WithDoc("Yield made-up log lines; the same for the same count.")
	mod.report = dyn.NotTyped("function report")
	mod.main = dyn.NewFunc(Module, "main", "argv", mainValue)
	if dyn.Equal(Module.Name(), "__main__") {
		attrExit.Call1(mod.sys, dyn.Call1(mod.main, attrArgv.Get(mod.sys)))
	}
}
