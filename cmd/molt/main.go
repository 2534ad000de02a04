// Command molt finds where Python is slow and moves it to Go.
package main

import (
	"os"

	"github.com/molt-go/molt/cmd/internal/cli"
)

func main() { os.Exit(cli.Main()) }
