package recording

import (
	"encoding/json"
	"errors"
	"fmt"
)

// vector reads a call that was kept. One that says the same as an earlier one, of
// another run, is dropped.
func (r *lineReader) vector(data []byte) error {
	var w struct {
		Fn            int
		Before, After []json.RawMessage
		Result        json.RawMessage
		Raised        *struct {
			Class, Message string
			Value          json.RawMessage
		}
		Stdout, Unfit string
	}
	if err := json.Unmarshal(data, &w); err != nil {
		return err
	}
	fn, err := r.known(w.Fn)
	switch {
	case err != nil:
		return err
	case len(w.Before) != len(fn.Params) || w.After != nil && len(w.After) != len(fn.Params):
		return fmt.Errorf("a vector of %d arguments for %d parameters of %.80q", len(w.Before), len(fn.Params), fn.Name)
	case (w.Result == nil) == (w.Raised == nil):
		return errors.New("a vector needs either a result or an exception")
	case len(fn.Vectors) >= r.lim.Vectors || !r.out.fresh(fn, data):
		return nil
	}
	v := &Vector{Stdout: w.Stdout, Unfit: w.Unfit}
	before, after := newScope(r.lim), newScope(r.lim)
	if v.Before, err = before.decodeList(w.Before); err != nil {
		return err
	}
	if w.After != nil {
		if v.After, err = after.decodeList(w.After); err != nil {
			return err
		}
	}
	if v.Result, err = after.decodeRaw(w.Result); err != nil {
		return err
	}
	if w.Raised != nil {
		v.Raised = &Raised{Class: w.Raised.Class, Message: w.Raised.Message}
		if v.Raised.Value, err = after.decodeRaw(w.Raised.Value); err != nil {
			return err
		}
	}
	if err := errors.Join(before.done(), after.done()); err != nil {
		return err
	}
	v.checkFit()
	fn.Vectors = append(fn.Vectors, v)
	return nil
}

// checkFit says that a vector is unfit where its values are, whatever the file says.
func (v *Vector) checkFit() {
	if v.Unfit != "" {
		return
	}
	all := append(append([]*Value{}, v.Before...), v.After...)
	for _, x := range append(all, v.Result) {
		if x != nil && !x.Fit() {
			v.Unfit = "a value was not kept"
		}
	}
}
