package main

import (
	_ "embed"
	"fmt"
	"hash/fnv"
	"strings"
)

//go:embed programs.txt
var programList string

// splitSeed decides which half a program falls into. It was drawn once, before
// any tuning, and stays.
const splitSeed = "molt-ranking-1"

// A program is one line of programs.txt.
type program struct {
	Name   string
	Source string   // "pyperformance", "stdlib" or "pypi"
	Own    []string // files and packages that are the program's own code, beside its driver
	Deps   []string // packages that it imports and that are not its own
}

// heldOut tells whether the program is in the half that is never tuned on.
func (p program) heldOut() bool {
	h := fnv.New32a()
	h.Write([]byte(splitSeed + "/" + p.Name))
	return h.Sum32()>>7&1 == 1
}

func programs() ([]program, error) {
	var list []program
	for i, line := range strings.Split(programList, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			return nil, fmt.Errorf("programs.txt:%d: %d fields, want 4", i+1, len(f))
		}
		list = append(list, program{Name: f[0], Source: f[1], Own: fields(f[2]), Deps: fields(f[3])})
	}
	return list, nil
}

func fields(s string) []string {
	if s == "-" {
		return nil
	}
	return strings.Fields(s)
}
