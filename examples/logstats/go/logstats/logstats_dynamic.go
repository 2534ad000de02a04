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
	attrArgv  = dyn.Attr("argv")
	attrExit  = dyn.Attr("exit")
	attrStdin = dyn.Attr("stdin")
)

// hitInit2 is NewHit for dynamic code.
func hitInit2(self, host, user, when, method, path, status, size dyn.Value) dyn.Value {
	dyn.Hold(self, NewHit(dyn.To[string](host), dyn.To[string](user), dyn.To[string](when), dyn.To[string](method), dyn.To[string](path), dyn.ToInt(status), dyn.ToInt(size)))
	return nil
}

// hitHour is Hit.Hour for dynamic code.
func hitHour(self dyn.Value) dyn.Value {
	return dyn.ToObject[*Hit](self).Hour()
}

// hitIsError is Hit.IsError for dynamic code.
func hitIsError(self dyn.Value) dyn.Value {
	return dyn.ToObject[*Hit](self).IsError()
}

// PyClass returns the class of Hit in dynamic code.
func (*Hit) PyClass() *dyn.Class {
	return mod.hit.(*dyn.Class)
}

// parseLineValue is ParseLine for dynamic code.
func parseLineValue(line dyn.Value) dyn.Value {
	return dyn.OfObject[*Hit](ParseLine(dyn.To[string](line)))
}

// readHitsValue is ReadHits for dynamic code.
func readHitsValue(lines dyn.Value) dyn.Value {
	return dyn.OfSlice(dyn.OfObject[*Hit])(ReadHits(dyn.Of[dyn.Value](lines)))
}

// busiestValue is Busiest for dynamic code.
func busiestValue(hits, count dyn.Value) dyn.Value {
	return dyn.OfSlice(dyn.OfTuple2(dyn.Of[int], dyn.Of[string]))(Busiest(dyn.ToSlice(dyn.ToObject[*Hit])(hits), dyn.ToInt(count)))
}

// returningValue is Returning for dynamic code.
func returningValue(hits dyn.Value) dyn.Value {
	return dyn.OfSlice(dyn.Of[string])(Returning(dyn.ToSlice(dyn.ToObject[*Hit])(hits)))
}

// trafficByHourValue is TrafficByHour for dynamic code.
func trafficByHourValue(hits dyn.Value) dyn.Value {
	return dyn.OfSlice(dyn.Of[int])(TrafficByHour(dyn.ToSlice(dyn.ToObject[*Hit])(hits)))
}

// demoLinesValue is DemoLines for dynamic code.
func demoLinesValue(count dyn.Value) dyn.Value {
	return dyn.OfSeq("demo_lines", DemoLines(dyn.ToInt(count)), dyn.Of[string])
}

// reportValue is Report for dynamic code.
func reportValue(hits dyn.Value) dyn.Value {
	Report(dyn.ToSlice(dyn.ToObject[*Hit])(hits))
	return nil
}

// Main is the port of main.
func Main(argv dyn.Value) dyn.Value {
	defer dyn.Leave(dyn.Enter())
	var hits, log dyn.Value
	if dyn.Equal(dyn.Len(argv), 3) && dyn.Equal(dyn.GetItem(argv, 1), "--demo") {
		hits = readHitsValue(demoLinesValue(dyn.Call1(dyn.IntType, dyn.GetItem(argv, 2))))
	} else if dyn.Equal(dyn.Len(argv), 2) {
		dyn.With(dyn.CallKw(dyn.BuiltinOpen, []dyn.Value{dyn.GetItem(argv, 1)}, []dyn.Kw{{Name: "encoding", Value: "utf-8"}}), func(entered dyn.Value) dyn.Flow {
			log = entered
			hits = readHitsValue(log)
			return dyn.Next
		})
	} else {
		hits = readHitsValue(attrStdin.Get(mod.sys))
	}
	reportValue(hits)
	return 0
}

// run is the module's body: it runs once, when the module is first imported.
func run() {
	Module.Set("__doc__", "Summarise a web server's access log.\n\nReads lines in the common log format from a file or from standard input and\nprints the busiest paths, the slowest hours and the visitors that come back.\n\n    python3 logstats.py access.log\n    python3 logstats.py --demo 20000\n")
	mod.re = dyn.ModRe.Import()
	mod.sys = dyn.ModSys.Import()
	mod.line = "(\\S+) \\S+ (\\S+) \\[([^\\]]+)\\] \"(\\S+) (\\S+) [^\"]*\" (\\d{3}) (\\d+|-)"
	mod.hit = dyn.NewClass(Module, "Hit", nil, nil, func(ns *dyn.Namespace) {
		ns.Set("__doc__", "One request of the log.")
		ns.Set("__init__", dyn.NewFunc(Module, "Hit.__init__", "self, host, user, when, method, path, status, size", hitInit2))
		ns.Set("hour", dyn.NewFunc(Module, "Hit.hour", "self", hitHour).WithDoc("The hour of the day, taken from a date like 10/Oct/2000:13:55:36."))
		ns.Set("is_error", dyn.NewFunc(Module, "Hit.is_error", "self", hitIsError))
		ns.Set("host", dyn.NewField("host", func(self dyn.Value) dyn.Value {
			return dyn.ToObject[*Hit](self).Host
		}, func(self, v dyn.Value) {
			dyn.ToObject[*Hit](self).Host = dyn.To[string](v)
		}))
		ns.Set("user", dyn.NewField("user", func(self dyn.Value) dyn.Value {
			return dyn.ToObject[*Hit](self).User
		}, func(self, v dyn.Value) {
			dyn.ToObject[*Hit](self).User = dyn.To[string](v)
		}))
		ns.Set("when", dyn.NewField("when", func(self dyn.Value) dyn.Value {
			return dyn.ToObject[*Hit](self).When
		}, func(self, v dyn.Value) {
			dyn.ToObject[*Hit](self).When = dyn.To[string](v)
		}))
		ns.Set("method", dyn.NewField("method", func(self dyn.Value) dyn.Value {
			return dyn.ToObject[*Hit](self).Method
		}, func(self, v dyn.Value) {
			dyn.ToObject[*Hit](self).Method = dyn.To[string](v)
		}))
		ns.Set("path", dyn.NewField("path", func(self dyn.Value) dyn.Value {
			return dyn.ToObject[*Hit](self).Path
		}, func(self, v dyn.Value) {
			dyn.ToObject[*Hit](self).Path = dyn.To[string](v)
		}))
		ns.Set("status", dyn.NewField("status", func(self dyn.Value) dyn.Value {
			return dyn.ToObject[*Hit](self).Status
		}, func(self, v dyn.Value) {
			dyn.ToObject[*Hit](self).Status = dyn.ToInt(v)
		}))
		ns.Set("size", dyn.NewField("size", func(self dyn.Value) dyn.Value {
			return dyn.ToObject[*Hit](self).Size
		}, func(self, v dyn.Value) {
			dyn.ToObject[*Hit](self).Size = dyn.ToInt(v)
		}))
	})
	mod.parseLine = dyn.NewFunc(Module, "parse_line", "line", parseLineValue).WithDoc("Return the hit of a line, or None where the line is malformed.\n\n    >>> hit = parse_line('h - u [10/Oct/2000:13:55:36 +0000] \"GET /a HTTP/1.0\" 200 12')\n    >>> hit.path, hit.status, hit.hour()\n    ('/a', 200, 13)\n    >>> parse_line(\"nonsense\") is None\n    True\n    ")
	mod.readHits = dyn.NewFunc(Module, "read_hits", "lines", readHitsValue).WithDoc("Return all hits of an iterable of lines, leaving out malformed ones.")
	mod.busiest = dyn.NewFunc(Module, "busiest", "hits, count", busiestValue).WithDoc("Return the paths with the most hits, as (hits, path), most first.\n\n    >>> hits = read_hits(demo_lines(50))\n    >>> len(busiest(hits, 3))\n    3\n    ")
	mod.returning = dyn.NewFunc(Module, "returning", "hits", returningValue).WithDoc("Return the hosts that come back, in order of their second visit.")
	mod.trafficByHour = dyn.NewFunc(Module, "traffic_by_hour", "hits", trafficByHourValue).WithDoc("Return the bytes sent in each hour of the day.")
	mod.demoLines = dyn.NewFunc(Module, "demo_lines", "count", demoLinesValue).WithDoc("Yield made-up log lines; the same for the same count.")
	mod.report = dyn.NewFunc(Module, "report", "hits", reportValue).WithDoc("Print the summary.")
	mod.main = dyn.NewFunc(Module, "main", "argv", Main)
	if dyn.Equal(Module.Name(), "__main__") {
		attrExit.Call1(mod.sys, dyn.Call1(mod.main, attrArgv.Get(mod.sys)))
	}
}
