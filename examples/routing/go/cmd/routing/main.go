// Command routing is the port of routing.py.
package main

import (
	"example.com/routing/internal/pyrt"
	"example.com/routing/routing"
)

func main() { pyrt.RunMain(routing.Run, nil) }
