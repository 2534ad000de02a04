package recording

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// A lineReader turns the lines of one file into parts of a recording.
type lineReader struct {
	out  *merger
	lim  Limits
	file string
	fns  map[int]*Function
	run  *Run
}

// read adds one line. The first line of a file goes to header instead.
func (r *lineReader) read(data []byte) error {
	var head struct{ Kind string }
	if err := json.Unmarshal(data, &head); err != nil {
		return fmt.Errorf("no JSON object: %w", err)
	}
	switch head.Kind {
	case "class":
		return r.class(data)
	case "function":
		return r.function(data)
	case "stats":
		return r.stats(data)
	case "vector":
		return r.vector(data)
	case "run":
		return r.runLine(data)
	case "exit":
		return r.exit(data)
	case "cost":
		return r.cost(data)
	case "source":
		return r.source(data)
	}
	return fmt.Errorf("unknown kind of line %.40q", head.Kind)
}

// header checks the first line of a file.
func (r *lineReader) header(data []byte) error {
	var h struct {
		Kind   string
		Schema int
		Python string
	}
	switch err := json.Unmarshal(data, &h); {
	case err != nil || h.Kind != "header":
		return errors.New("it does not begin with a header: no file of `molt record`")
	case h.Schema > Schema:
		return fmt.Errorf("it was written by a newer molt (schema %d, this one reads %d): use that, or record again", h.Schema, Schema)
	case h.Schema < Schema:
		return fmt.Errorf("it was written by an older molt (schema %d, this one reads %d): record again", h.Schema, Schema)
	}
	r.out.python(h.Python)
	return nil
}

func checkPath(file string) error {
	if !fs.ValidPath(file) || file == "." {
		return fmt.Errorf("%.80q is no path inside a project", file)
	}
	return nil
}

func (r *lineReader) class(data []byte) error {
	var c struct {
		Name, File    string
		Line          int
		Bases, Fields []string
		Enum          bool
	}
	if err := json.Unmarshal(data, &c); err != nil {
		return err
	}
	if err := checkPath(c.File); err != nil {
		return err
	}
	if c.Name == "" {
		return errors.New("a class without name")
	}
	r.out.class(&Class{Name: c.Name, File: c.File, Line: c.Line, Bases: c.Bases, Fields: c.Fields, Enum: c.Enum})
	return nil
}

func (r *lineReader) function(data []byte) error {
	var f struct {
		ID                 int
		Module, Name, File string
		Line               int
		Of                 FuncKind
		Params             []struct {
			Name string
			By   Passing
		}
		Free []string
	}
	if err := json.Unmarshal(data, &f); err != nil {
		return err
	}
	if err := checkPath(f.File); err != nil {
		return err
	}
	switch {
	case f.Name == "":
		return errors.New("a function without name")
	case r.fns[f.ID] != nil:
		return fmt.Errorf("function %d is declared twice", f.ID)
	case !slices.Contains([]FuncKind{Plain, Generator, Coroutine, AsyncGenerator, ModuleBody}, f.Of):
		return fmt.Errorf("unknown kind of function %.40q", f.Of)
	}
	fn := &Function{Module: f.Module, Name: f.Name, File: f.File, Line: f.Line, Of: f.Of, Free: f.Free}
	for _, p := range f.Params {
		if !slices.Contains([]Passing{ByPosition, ByAny, ByKeyword, RestArgs, RestKwargs}, p.By) {
			return fmt.Errorf("unknown way %.40q to pass a parameter", p.By)
		}
		fn.Params = append(fn.Params, Param{p.Name, p.By})
	}
	r.fns[f.ID] = r.out.function(fn)
	return nil
}

// known returns the function that a line is about.
func (r *lineReader) known(id int) (*Function, error) {
	if fn := r.fns[id]; fn != nil {
		return fn, nil
	}
	return nil, fmt.Errorf("function %d was not declared", id)
}

func (r *lineReader) stats(data []byte) error {
	var s stats
	if err := json.Unmarshal(data, &s); err != nil {
		return err
	}
	fn, err := r.known(s.Fn)
	if err != nil {
		return err
	}
	if err := s.check(fn); err != nil {
		return err
	}
	fn.add(&s)
	return nil
}

func (r *lineReader) runLine(data []byte) error {
	var w struct {
		Argv          []string
		Module, Cwd   string
		Stdin, Stdout json.RawMessage
		Stderr        string
		Env           map[string]string
		Whole         bool
	}
	if err := json.Unmarshal(data, &w); err != nil {
		return err
	}
	if r.run != nil {
		return errors.New("a second run in one file")
	}
	if w.Cwd != "." {
		if err := checkPath(w.Cwd); err != nil {
			return err
		}
	}
	run := &Run{Argv: w.Argv, Module: w.Module, Cwd: w.Cwd, Stderr: w.Stderr, Env: w.Env, Whole: w.Whole, Status: -1}
	var err error
	if run.Stdin, err = r.stream(w.Stdin); err != nil {
		return err
	}
	if run.Stdout, err = r.stream(w.Stdout); err != nil {
		return err
	}
	r.run = run
	r.out.rec.Runs = append(r.out.rec.Runs, run)
	return nil
}

// stream returns the bytes of a str or bytes value, nil for None.
func (r *lineReader) stream(raw json.RawMessage) ([]byte, error) {
	v, err := newScope(r.lim).decodeRaw(raw)
	switch {
	case err != nil || v == nil || v.Kind == None:
		return nil, err
	case v.Kind != Str && v.Kind != Bytes:
		return nil, errors.New("a stream is neither str nor bytes")
	}
	return []byte(v.Text), nil
}

func (r *lineReader) exit(data []byte) error {
	var e struct{ Status *int }
	if err := json.Unmarshal(data, &e); err != nil {
		return err
	}
	if e.Status == nil {
		return errors.New("an exit without status")
	}
	if r.run != nil {
		r.run.Status = *e.Status
	}
	return nil
}

func (r *lineReader) cost(data []byte) error {
	var c struct{ Elapsed, Spent float64 }
	if err := json.Unmarshal(data, &c); err != nil {
		return err
	}
	if !(c.Elapsed >= 0 && c.Elapsed < maxSeconds && c.Spent >= 0 && c.Spent < maxSeconds) {
		return errors.New("a cost that cannot be")
	}
	r.out.rec.Elapsed += c.Elapsed
	r.out.rec.Spent += c.Spent
	return nil
}

func (r *lineReader) source(data []byte) error {
	var s struct{ File, SHA256 string }
	if err := json.Unmarshal(data, &s); err != nil {
		return err
	}
	if err := checkPath(s.File); err != nil {
		return err
	}
	if have := r.out.rec.Sources[s.File]; !slices.Contains(have, s.SHA256) {
		r.out.rec.Sources[s.File] = append(have, s.SHA256)
	}
	return nil
}
