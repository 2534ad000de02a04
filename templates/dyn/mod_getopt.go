package dyn

import (
	"os"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

var getoptErrorType = NewExcType("getopt", "GetoptError", Exc(pyrt.ExceptionClass))

// ModGetopt is the module getopt.
var ModGetopt = NewLibrary("getopt", func(m *Module) {
	m.Const("GetoptError", getoptErrorType)
	m.Const("error", getoptErrorType)
	m.Def("getopt(args, shortopts, longopts=)", func(a []Value) Value { return newOptReader(a).read(false) })
	m.Def("gnu_getopt(args, shortopts, longopts=)", func(a []Value) Value { return newOptReader(a).read(true) })
})

func init() {
	t := getoptErrorType
	t.Def("__init__(msg, opt='')", func(a []Value) Value {
		o := a[0].(*Object)
		excOf(o).Args = []Value{a[1], a[2]}
		o.setAttr("msg", a[1])
		o.setAttr("opt", a[2])
		return nil
	})
	t.Def("__str__()", func(a []Value) Value { return GetAttr(a[0], "msg") })
}

func optError(msg, opt string) {
	panic(raised(Call(getoptErrorType, msg, opt)))
}

// An optReader reads the options of a command line.
type optReader struct {
	args  []string
	short string
	long  []string
	opts  []Value
}

func newOptReader(a []Value) *optReader {
	r := &optReader{short: strArg(a[1], "shortopts")}
	for _, v := range Items(a[0]) {
		r.args = append(r.args, strArg(v, "argument"))
	}
	if a[2] == Unbound {
		return r
	}
	if s, ok := asStr(a[2]); ok {
		r.long = []string{s}
		return r
	}
	for _, v := range Items(a[2]) {
		r.long = append(r.long, strArg(v, "longopts"))
	}
	return r
}

// read returns the options and what is left; where mixed, arguments may stand in
// front of options.
func (r *optReader) read(mixed bool) Value {
	var rest []string
	stop := !mixed || os.Getenv("POSIXLY_CORRECT") != ""
	if strings.HasPrefix(r.short, "+") && mixed {
		r.short, stop = r.short[1:], true
	}
	for len(r.args) > 0 {
		arg := r.args[0]
		if arg == "--" {
			r.args = r.args[1:]
			break
		}
		if arg == "-" || !strings.HasPrefix(arg, "-") {
			if stop {
				break
			}
			rest = append(rest, arg)
			r.args = r.args[1:]
			continue
		}
		r.args = r.args[1:]
		if strings.HasPrefix(arg, "--") {
			r.longOption(arg[2:])
		} else {
			r.shortOptions(arg[1:])
		}
	}
	return Tuple{pyrt.NewList(r.opts...), strList(append(rest, r.args...))}
}

func (r *optReader) shortOptions(text string) {
	for text != "" {
		opt := firstChar(text)
		text = text[len(opt):]
		i := strings.Index(r.short, opt)
		if i < 0 || opt == ":" {
			optError("option -"+opt+" not recognized", opt)
		}
		if !strings.HasPrefix(r.short[i+len(opt):], ":") {
			r.opts = append(r.opts, Tuple{"-" + opt, ""})
			continue
		}
		if text == "" {
			if len(r.args) == 0 {
				optError("option -"+opt+" requires argument", opt)
			}
			text, r.args = r.args[0], r.args[1:]
		}
		r.opts = append(r.opts, Tuple{"-" + opt, text})
		return
	}
}

func (r *optReader) longOption(text string) {
	name, value, given := strings.Cut(text, "=")
	name, takes := r.longName(name)
	switch {
	case takes && !given:
		if len(r.args) == 0 {
			optError("option --"+name+" requires argument", name)
		}
		value, r.args = r.args[0], r.args[1:]
	case !takes && given:
		optError("option --"+name+" must not have an argument", name)
	}
	r.opts = append(r.opts, Tuple{"--" + name, value})
}

// longName returns the option that a name begins, and whether it takes an argument.
func (r *optReader) longName(name string) (string, bool) {
	var found []string
	for _, o := range r.long {
		switch {
		case o == name:
			return name, false
		case o == name+"=":
			return name, true
		case strings.HasPrefix(o, name):
			found = append(found, o)
		}
	}
	switch len(found) {
	case 0:
		optError("option --"+name+" not recognized", name)
	case 1:
		full, takes := strings.CutSuffix(found[0], "=")
		return full, takes
	}
	optError("option --"+name+" not a unique prefix", name)
	return "", false
}
