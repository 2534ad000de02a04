// Command logstats is the port of logstats.py.
package main

import (
	"example.com/logstats/internal/pyrt"
	"example.com/logstats/logstats"
)

func main() { pyrt.RunMain(logstats.Run, nil) }
