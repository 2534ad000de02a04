package port

import (
	"errors"
	"fmt"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/solve"
	"github.com/molt-go/molt/translate/check"
	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/gogen"
	"github.com/molt-go/molt/translate/improve"
	"github.com/molt-go/molt/translate/lower"
	"github.com/molt-go/molt/translate/plan"
)

// solved infers the types of a program. A crash of ours is the error.
func solved(prog *resolve.Program) (sol *solve.Solution, err error) {
	defer func() {
		if r := recover(); r != nil {
			sol, err = nil, fmt.Errorf("internal error: %v", r)
		}
	}()
	return solve.Solve(prog), nil
}

// lowered plans and lowers a solved program. A crash of ours is the error.
func lowered(prog *resolve.Program, sol *solve.Solution, module string) (p *core.Program, err error) {
	defer func() {
		if r := recover(); r != nil {
			p, err = nil, fmt.Errorf("internal error: %v", r)
		}
	}()
	p = lower.Program(plan.New(prog, sol), module)
	improve.Program(p)
	return p, nil
}

// maxRounds bounds how often a module is generated anew without what Go did not
// accept.
const maxRounds = 12

// generate writes a program's files. What does not type-check is taken back, a
// step a round: a function to its stub, a stub, class or variable to any.
func generate(program *core.Program) (*gogen.Module, error) {
	var last error
	for range maxRounds {
		m, err := gogen.Generate(program)
		var bad *gogen.FileError
		if errors.As(err, &bad) && takeBackFile(bad.File, bad.Err) {
			last = err
			continue
		}
		if err != nil {
			return nil, err
		}
		problems, err := check.Module(m.Files, program.Module)
		if err != nil || len(problems) == 0 {
			return m, err
		}
		last = fmt.Errorf("%s:%d: %s", problems[0].File, problems[0].Line, problems[0].Text)
		if !takeBack(m, problems) {
			return nil, last
		}
	}
	return nil, fmt.Errorf("the generated module does not compile: %w", last)
}

// takeBack gives up a step of each declaration with a problem and tells whether
// there was any.
func takeBack(m *gogen.Module, problems []check.Problem) bool {
	found := false
	done := map[any]bool{}
	for _, p := range problems {
		fn := m.Symbols[gogen.Symbol{File: p.File, Name: p.Func}]
		d := m.Decls[gogen.Symbol{File: p.File, Name: p.Decl}]
		switch {
		case fn != nil && !done[fn]:
			done[fn] = true
			found = takeBackFunc(fn, p.Text) || found
		case d != nil && !done[d]:
			done[d] = true
			found = takeBackDecl(d, p.Text) || found
		}
	}
	return found
}

// takeBackFunc makes a function a stub, and the signature of a stub dynamic.
func takeBackFunc(fn *core.Func, why string) bool {
	reason := core.Reason{Code: "does-not-compile", Text: "its Go form does not compile: " + why, Pos: fn.Pos}
	if fn.Status != core.Stub {
		fn.Status, fn.Reasons = core.Stub, append(fn.Reasons, reason)
		return true
	}
	changed := false
	for _, p := range fn.Params {
		changed = toAny(&p.Var.Type) || p.Variadic || changed
		p.Variadic = false
	}
	if fn.Result.Kind != core.VoidKind {
		changed = toAny(&fn.Result) || changed
	}
	if changed {
		fn.Reasons = append(fn.Reasons, reason)
	}
	return changed
}

// takeBackDecl makes what a class or variable holds dynamic.
func takeBackDecl(d core.Decl, why string) bool {
	changed := false
	switch d := d.(type) {
	case *core.Class:
		changed = d.Base != nil || len(d.Embeds) > 0
		d.Base, d.Embeds = nil, nil
		for _, f := range d.Fields {
			changed = toAny(&f.Type) || changed
		}
		if changed {
			d.Status = core.Stub
			d.Reasons = append(d.Reasons, core.Reason{Code: "does-not-compile", Text: "its Go form does not compile: " + why, Pos: d.Pos})
		}
	case *core.Global:
		changed = toAny(&d.Var.Type) || d.Value != nil
		d.Value = nil
	}
	return changed
}

func toAny(t **core.Type) bool {
	changed := *t != core.AnyType
	*t = core.AnyType
	return changed
}

// takeBackFile makes all functions of a file stubs.
func takeBackFile(f *core.File, why error) bool {
	found := false
	for fn := range f.Funcs() {
		if fn.Status != core.Stub {
			found = true
			fn.Status = core.Stub
			fn.Reasons = append(fn.Reasons, core.Reason{Code: "no-go-form", Text: why.Error(), Pos: fn.Pos})
		}
	}
	return found
}
