package main

import (
	"fmt"
	"os"

	"github.com/molt-go/molt/analyzer/syntax"
)

func main() {
	for _, p := range os.Args[1:] {
		b, _ := os.ReadFile(p)
		f, err := syntax.Parse(p, b)
		if err != nil {
			fmt.Printf("%s\t!%v\n", p, err)
			continue
		}
		fmt.Printf("%s\t%s\n", p, syntax.Dump(f))
	}
}
