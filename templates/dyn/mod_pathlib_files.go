package dyn

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"syscall"

	"github.com/molt-go/molt/templates/pyrt"
)

// This file has the methods of Path that ask the file system.

// pathFileMethods fills the class.
func pathFileMethods() {
	t := pathType
	self := func(a []Value) *purePath { return a[0].(*purePath) }
	t.ClassDef("cwd(cls)", func(a []Value) Value { return Call1(a[0], pyrt.Getcwd()) })
	t.ClassDef("home(cls)", func(a []Value) Value { return Call1(a[0], expandUser("~")) })
	t.Def("exists()", func(a []Value) Value { return pyrt.PathExists(self(a).text()) })
	t.Def("is_file()", func(a []Value) Value { return pyrt.PathIsFile(self(a).text()) })
	t.Def("is_dir()", func(a []Value) Value { return pyrt.PathIsDir(self(a).text()) })
	t.Def("is_symlink()", func(a []Value) Value {
		info, err := os.Lstat(self(a).text())
		return err == nil && info.Mode()&fs.ModeSymlink != 0
	})
	t.Def("stat(*, follow_symlinks=True)", func(a []Value) Value { return statOf(self(a).text(), Truth(a[1])) })
	t.Def("lstat()", func(a []Value) Value { return statOf(self(a).text(), false) })
	t.Def("absolute()", func(a []Value) Value {
		if self(a).root != "" {
			return self(a)
		}
		return newPath(self(a).class, pyrt.Getcwd(), self(a))
	})
	t.Def("resolve(strict=False)", func(a []Value) Value {
		if Truth(a[1]) {
			statOf(self(a).text(), true)
		}
		return newPath(self(a).class, realPath(self(a).text()))
	})
	t.Def("expanduser()", func(a []Value) Value { return newPath(self(a).class, expandUser(self(a).text())) })
	t.Def("samefile(other_path)", func(a []Value) Value {
		return Call2(ModOsPath.Get("samefile"), self(a).text(), a[1])
	})
	t.Def("iterdir()", func(a []Value) Value {
		p := self(a)
		return NewGenerator("Path.iterdir", func(y *Yielder) Value {
			for _, name := range pyrt.ListDir(p.text()) {
				y.Yield(p.with(append(slices.Clone(p.tail), name)))
			}
			return nil
		})
	})
	t.Def("glob(pattern)", func(a []Value) Value { return self(a).globbed("Path.glob", nil, argText(a[1], "glob")) })
	t.Def("rglob(pattern)", func(a []Value) Value {
		return self(a).globbed("Path.rglob", []string{"**"}, argText(a[1], "rglob"))
	})
	pathContents(t)
	pathChanges(t)
	t.Missing("owner", "group", "is_mount", "is_socket", "is_fifo", "is_block_device", "is_char_device", "link_to", "lchmod")
}

// pathContents has the methods that read and write files.
func pathContents(t *Class) {
	self := func(a []Value) *purePath { return a[0].(*purePath) }
	t.Def("open(mode='r', buffering=-1, encoding=None, errors=None, newline=None)", func(a []Value) Value {
		return CallKw(Builtins.Get("open"), []Value{self(a).text(), a[1]}, []Kw{{"buffering", a[2]}, {"encoding", a[3]}, {"errors", a[4]}, {"newline", a[5]}})
	})
	t.Def("read_bytes()", func(a []Value) Value {
		data, err := os.ReadFile(self(a).text())
		osDone(err, self(a).text())
		return Bytes(data)
	})
	t.Def("write_bytes(data)", func(a []Value) Value {
		data, ok := bytesOf(a[1])
		if !ok {
			raise(pyrt.TypeError, "memoryview: a bytes-like object is required, not '%s'", TypeName(a[1]))
		}
		osDone(os.WriteFile(self(a).text(), []byte(data), 0o666), self(a).text())
		return len(data)
	})
	t.Def("read_text(encoding=None, errors=None)", func(a []Value) Value {
		return withFile(self(a).text(), "r", []Kw{{"encoding", a[1]}, {"errors", a[2]}}, func(f Value) Value {
			return Call0(GetAttr(f, "read"))
		})
	})
	t.Def("write_text(data, encoding=None, errors=None, newline=None)", func(a []Value) Value {
		if _, ok := asStr(a[1]); !ok {
			raise(pyrt.TypeError, "data must be str, not %s", TypeName(a[1]))
		}
		return withFile(self(a).text(), "w", []Kw{{"encoding", a[2]}, {"errors", a[3]}, {"newline", a[4]}}, func(f Value) Value {
			return Call1(GetAttr(f, "write"), a[1])
		})
	})
}

// withFile opens a file, uses it, and closes it.
func withFile(path, mode string, kw []Kw, use func(f Value) Value) Value {
	f := CallKw(Builtins.Get("open"), []Value{path, mode}, kw)
	defer func() { Call0(GetAttr(f, "close")) }()
	return use(f)
}

// pathChanges has the methods that change what is there.
func pathChanges(t *Class) {
	self := func(a []Value) *purePath { return a[0].(*purePath) }
	t.Def("mkdir(mode=511, parents=False, exist_ok=False)", func(a []Value) Value {
		makeFolder(self(a), uint32(Index(a[1])), Truth(a[2]), Truth(a[3]))
		return nil
	})
	t.Def("rmdir()", func(a []Value) Value {
		pyrt.RemoveDir(self(a).text())
		return nil
	})
	t.Def("unlink(missing_ok=False)", func(a []Value) Value {
		if err := syscall.Unlink(self(a).text()); err != nil && !(err == syscall.ENOENT && Truth(a[1])) {
			osDone(err, self(a).text())
		}
		return nil
	})
	rename := func(a []Value) Value {
		Call2(ModOs.Get("rename"), self(a).text(), a[1])
		return newPath(self(a).class, a[1])
	}
	t.Def("rename(target)", rename)
	t.Def("replace(target)", rename)
	t.Def("touch(mode=438, exist_ok=True)", func(a []Value) Value {
		flags := syscall.O_CREAT | syscall.O_WRONLY
		if !Truth(a[2]) {
			flags |= syscall.O_EXCL
		} else if syscall.Utimes(self(a).text(), nil) == nil {
			return nil
		}
		fd, err := syscall.Open(self(a).text(), flags, uint32(Index(a[1])))
		osDone(err, self(a).text())
		syscall.Close(fd)
		return nil
	})
	t.Def("chmod(mode, *, follow_symlinks=True)", func(a []Value) Value {
		return osDone(syscall.Chmod(self(a).text(), uint32(Index(a[1]))), self(a).text())
	})
	t.Def("symlink_to(target, target_is_directory=False)", func(a []Value) Value {
		return osDone(syscall.Symlink(fsPath(a[1]), self(a).text()), fsPath(a[1]))
	})
	t.Def("hardlink_to(target)", func(a []Value) Value {
		return osDone(syscall.Link(fsPath(a[1]), self(a).text()), fsPath(a[1]))
	})
	t.Def("readlink()", func(a []Value) Value {
		target, err := os.Readlink(self(a).text())
		osDone(err, self(a).text())
		return newPath(self(a).class, target)
	})
}

func makeFolder(p *purePath, mode uint32, parents, existOK bool) {
	err := syscall.Mkdir(p.text(), mode)
	switch {
	case err == nil:
	case err == syscall.ENOENT && parents && len(p.tail) > 0:
		makeFolder(p.parent(), 0o777, true, true)
		makeFolder(p, mode, false, existOK)
	case err != syscall.ENOENT && existOK && pyrt.PathIsDir(p.text()):
	default:
		osDone(err, p.text())
	}
}

// globbed is the generator of the paths under p that fit a pattern.
func (p *purePath) globbed(name string, before []string, pattern string) Value {
	q := newPath(p.class, pattern)
	if pattern == "" {
		raise(pyrt.ValueError, "Unacceptable pattern: %s", pyrt.Repr(pattern))
	}
	if q.root != "" {
		panic(pyrt.NewNotImplementedError("Non-relative patterns are unsupported"))
	}
	steps := append(before, q.tail...)
	if strings.HasSuffix(pattern, "/") {
		steps = append(steps, "")
	}
	return NewGenerator(name, func(y *Yielder) Value {
		seen := map[string]bool{}
		globPaths(p, steps, func(found *purePath) {
			if !seen[found.text()] {
				seen[found.text()] = true
				y.Yield(found)
			}
		})
		return nil
	})
}

// globPaths yields what fits the steps of a pattern below p.
func globPaths(p *purePath, steps []string, yield func(*purePath)) {
	if len(steps) == 0 {
		yield(p)
		return
	}
	step, rest := steps[0], steps[1:]
	child := func(name string) *purePath { return p.with(append(slices.Clone(p.tail), name)) }
	switch {
	case step == "":
		if pyrt.PathIsDir(p.text()) {
			globPaths(p, rest, yield)
		}
	case step == "**":
		if !pyrt.PathIsDir(p.text()) {
			return
		}
		globPaths(p, rest, yield)
		for _, e := range folderEntries(p.text()) {
			if e.IsDir() {
				globPaths(child(e.Name()), steps, yield)
			}
		}
	case !strings.ContainsAny(step, "*?["):
		if next := child(step); pyrt.PathExists(next.text()) {
			globPaths(next, rest, yield)
		}
	default:
		for _, e := range folderEntries(p.text()) {
			if next := child(e.Name()); fnMatch(e.Name(), step) && (len(rest) == 0 || pyrt.PathIsDir(next.text())) {
				globPaths(next, rest, yield)
			}
		}
	}
}

// folderEntries returns what a folder has, nothing where it cannot be read.
func folderEntries(path string) []os.DirEntry {
	entries, _ := os.ReadDir(path)
	return entries
}
