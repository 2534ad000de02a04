// Command logstats is the port of logstats.py.
package main

import (
	"example.com/logstats/internal/dyn"
	program "example.com/logstats/logstats"
)

func main() { dyn.RunProgram(program.Module) }
