// Package logstatsdoctest runs the examples of logstats.py's documentation, for its tests.
package logstatsdoctest

import "example.com/logstats/internal/pyrt"

// Begin prints the number of the example that begins.
func Begin(number int) {
	pyrt.Printf("\x1e%d\n", number)
}
