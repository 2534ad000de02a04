package dyn

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// ModOsPath is the module os.path.
var ModOsPath = NewLibrary("os.path", func(m *Module) {
	m.own("__name__", "posixpath")
	m.Const("sep", "/")
	m.Const("altsep", nil)
	m.Const("extsep", ".")
	m.Const("pathsep", ":")
	m.Const("curdir", ".")
	m.Const("pardir", "..")
	m.Const("devnull", "/dev/null")
	m.Const("supports_unicode_filenames", false)
	pathText(m)
	pathFiles(m)
})

// pathText has the functions that look at the text of a path alone.
func pathText(m *Module) {
	m.Def("join(a, /, *p)", func(a []Value) Value {
		parts := make([]string, 0, len(a[1].(Tuple)))
		for _, p := range a[1].(Tuple) {
			if _, ok := p.(Bytes); ok {
				raise(pyrt.TypeError, "Can't mix strings and bytes in path components")
			}
			parts = append(parts, joined(p))
		}
		return pyrt.PathJoin(fsPath(a[0]), parts...)
	})
	m.Def("split(p)", func(a []Value) Value {
		head, tail := pyrt.PathSplit(fsPath(a[0]))
		return Tuple{head, tail}
	})
	m.Def("basename(p)", func(a []Value) Value { return pyrt.PathBase(fsPath(a[0])) })
	m.Def("dirname(p)", func(a []Value) Value { return pyrt.PathDir(fsPath(a[0])) })
	m.Def("splitext(p)", func(a []Value) Value {
		root, ext := pyrt.PathSplitExt(fsPath(a[0]))
		return Tuple{root, ext}
	})
	m.Def("splitdrive(p)", func(a []Value) Value { return Tuple{"", fsPath(a[0])} })
	m.Def("normpath(path)", func(a []Value) Value { return pyrt.PathNorm(fsPath(a[0])) })
	m.Def("normcase(s)", func(a []Value) Value { return fsPath(a[0]) })
	m.Def("isabs(s)", func(a []Value) Value { return pyrt.PathIsAbs(fsPath(a[0])) })
	m.Def("abspath(path)", func(a []Value) Value { return pyrt.PathAbs(fsPath(a[0])) })
	m.Def("relpath(path, start=None)", func(a []Value) Value { return pyrt.PathRel(fsPath(a[0]), fsPathOr(a[1], ".")) })
	m.Def("commonprefix(m)", func(a []Value) Value { return commonPrefix(Items(a[0])) })
	m.Def("commonpath(paths)", func(a []Value) Value { return commonPath(Items(a[0])) })
	m.Def("expanduser(path)", func(a []Value) Value { return expandUser(fsPath(a[0])) })
	m.Def("expandvars(path)", func(a []Value) Value { return expandVars(fsPath(a[0])) })
}

// joined returns a part of a path that is joined.
func joined(v Value) string {
	if v == nil || isNumber(v) {
		raise(pyrt.TypeError, "join() argument must be str, bytes, or os.PathLike object, not '%s'", TypeName(v))
	}
	return fsPath(v)
}

func isNumber(v Value) bool {
	_, ok := numberOf(v)
	return ok
}

func commonPrefix(items []Value) Value {
	if len(items) == 0 {
		return ""
	}
	if _, ok := asStr(items[0]); !ok {
		panic(pyrt.NewGuard("os.path.commonprefix of other than str is not carried over"))
	}
	paths := make([]string, len(items))
	for i, p := range items {
		paths[i] = fsPath(p)
	}
	return pyrt.PathCommonPrefix(paths)
}

func commonPath(items []Value) Value {
	if len(items) == 0 {
		raise(pyrt.ValueError, "commonpath() arg is an empty sequence")
	}
	var common []string
	absolute := pyrt.PathIsAbs(fsPath(items[0]))
	for i, p := range items {
		text := fsPath(p)
		if pyrt.PathIsAbs(text) != absolute {
			raise(pyrt.ValueError, "Can't mix absolute and relative paths")
		}
		var parts []string
		for _, part := range strings.Split(text, "/") {
			if part != "" && part != "." {
				parts = append(parts, part)
			}
		}
		if i == 0 {
			common = parts
			continue
		}
		n := 0
		for n < min(len(common), len(parts)) && common[n] == parts[n] {
			n++
		}
		common = common[:n]
	}
	if absolute {
		return "/" + strings.Join(common, "/")
	}
	return strings.Join(common, "/")
}

func expandUser(path string) string {
	if !strings.HasPrefix(path, "~") {
		return path
	}
	if path != "~" && path[1] != '/' {
		panic(pyrt.NewGuard("os.path.expanduser of another user is not carried over"))
	}
	home, ok := environ().values.GetOr("HOME", nil).(string)
	if !ok {
		panic(pyrt.NewGuard("os.path.expanduser without HOME is not carried over"))
	}
	if text := strings.TrimRight(home, "/") + path[1:]; text != "" {
		return text
	}
	return "/"
}

// expandVars replaces $name and ${name} by what the environment has.
func expandVars(path string) string {
	var b strings.Builder
	for rest := path; rest != ""; {
		i := strings.IndexByte(rest, '$')
		if i < 0 {
			b.WriteString(rest)
			break
		}
		b.WriteString(rest[:i])
		rest = rest[i:]
		n := 1
		for n < len(rest) && (rest[n] == '_' || rest[n] < 0x80 && pyrt.IsAlnum(rest[n:n+1])) {
			n++
		}
		name := rest[1:n]
		if len(rest) > 1 && rest[1] == '{' {
			end := strings.IndexByte(rest, '}')
			if end < 0 {
				b.WriteString(rest)
				break
			}
			name, n = rest[2:end], end+1
		}
		if v, ok := environ().values.GetOK(name); ok && name != "" {
			b.WriteString(v.(string))
		} else {
			b.WriteString(rest[:n])
		}
		rest = rest[n:]
	}
	return b.String()
}

// pathFiles has the functions that ask the file system.
func pathFiles(m *Module) {
	m.Def("exists(path)", func(a []Value) Value { return pyrt.PathExists(fsPath(a[0])) })
	m.Def("lexists(path)", func(a []Value) Value {
		_, err := os.Lstat(fsPath(a[0]))
		return err == nil
	})
	m.Def("isfile(path)", func(a []Value) Value { return pyrt.PathIsFile(fsPath(a[0])) })
	m.Def("isdir(s)", func(a []Value) Value { return pyrt.PathIsDir(fsPath(a[0])) })
	m.Def("islink(path)", func(a []Value) Value {
		info, err := os.Lstat(fsPath(a[0]))
		return err == nil && info.Mode()&os.ModeSymlink != 0
	})
	m.Def("getsize(filename)", func(a []Value) Value { return GetAttr(statOf(fsPath(a[0]), true), "st_size") })
	m.Def("getmtime(filename)", func(a []Value) Value { return GetAttr(statOf(fsPath(a[0]), true), "st_mtime") })
	m.Def("getatime(filename)", func(a []Value) Value { return GetAttr(statOf(fsPath(a[0]), true), "st_atime") })
	m.Def("getctime(filename)", func(a []Value) Value { return GetAttr(statOf(fsPath(a[0]), true), "st_ctime") })
	m.Def("realpath(filename, *, strict=False)", func(a []Value) Value { return realPath(fsPath(a[0])) })
	m.Def("samefile(f1, f2)", func(a []Value) Value {
		x, err := os.Stat(fsPath(a[0]))
		osDone(err, fsPath(a[0]))
		y, err := os.Stat(fsPath(a[1]))
		osDone(err, fsPath(a[1]))
		return os.SameFile(x, y)
	})
}

// realPath resolves the links of a path as far as it exists.
func realPath(path string) string {
	path = pyrt.PathJoin(pyrt.Getcwd(), path)
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	head, tail := pyrt.PathSplit(pyrt.PathNorm(path))
	if tail == "" || head == path {
		return pyrt.PathNorm(path)
	}
	return pyrt.PathJoin(realPath(head), tail)
}
