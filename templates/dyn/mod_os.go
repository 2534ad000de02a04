package dyn

import (
	"crypto/rand"
	"os"
	"runtime"
	"syscall"

	"github.com/molt-go/molt/templates/pyrt"
)

// ModOs is the module os.
var ModOs = NewLibrary("os", func(m *Module) {
	m.Const("path", ModOsPath)
	m.Const("environ", environ())
	m.Const("error", Exc(pyrt.OSError))
	m.Const("PathLike", pathLikeType)
	m.Const("DirEntry", dirEntryType)
	m.Const("stat_result", statType().Class)
	m.Const("name", "posix")
	m.Const("linesep", "\n")
	m.Const("F_OK", 0)
	m.Const("X_OK", 1)
	m.Const("W_OK", 2)
	m.Const("R_OK", 4)
	m.Const("SEEK_SET", 0)
	m.Const("SEEK_CUR", 1)
	m.Const("SEEK_END", 2)
	m.Const("O_RDONLY", syscall.O_RDONLY)
	m.Const("O_WRONLY", syscall.O_WRONLY)
	m.Const("O_RDWR", syscall.O_RDWR)
	m.Const("O_CREAT", syscall.O_CREAT)
	m.Const("O_EXCL", syscall.O_EXCL)
	m.Const("O_TRUNC", syscall.O_TRUNC)
	m.Const("O_APPEND", syscall.O_APPEND)
	m.Const("sep", "/")
	m.Const("altsep", nil)
	m.Const("extsep", ".")
	m.Const("pathsep", ":")
	m.Const("curdir", ".")
	m.Const("pardir", "..")
	m.Const("devnull", "/dev/null")
	m.Const("defpath", "/bin:/usr/bin")
	osProcess(m)
	osFolders(m)
	osFiles(m)
})

func osProcess(m *Module) {
	m.Def("getenv(key, default=None)", func(a []Value) Value {
		v, ok := environ().values.GetOK(a[0])
		if !ok {
			return a[1]
		}
		return v
	})
	m.Def("putenv(name, value, /)", func(a []Value) Value {
		os.Setenv(fsPath(a[0]), fsPath(a[1]))
		return nil
	})
	m.Def("unsetenv(name, /)", func(a []Value) Value {
		os.Unsetenv(fsPath(a[0]))
		return nil
	})
	m.Def("getpid()", func([]Value) Value { return os.Getpid() })
	m.Def("getppid()", func([]Value) Value { return os.Getppid() })
	m.Def("getuid()", func([]Value) Value { return os.Getuid() })
	m.Def("geteuid()", func([]Value) Value { return os.Geteuid() })
	m.Def("getgid()", func([]Value) Value { return os.Getgid() })
	m.Def("cpu_count()", func([]Value) Value { return runtime.NumCPU() })
	m.Def("urandom(size, /)", func(a []Value) Value {
		n := Index(a[0])
		if n < 0 {
			raise(pyrt.ValueError, "negative argument not allowed")
		}
		buf := make([]byte, n)
		rand.Read(buf)
		return Bytes(buf)
	})
	m.Def("strerror(code, /)", func(a []Value) Value { return pyrt.OSErrorOf(syscall.Errno(Index(a[0]))).Args[1] })
	m.Def("fspath(path)", func(a []Value) Value {
		if b, ok := a[0].(Bytes); ok {
			return b
		}
		if o, ok := a[0].(*Object); ok && o.native != nil {
			if _, isText := o.native.(string); isText {
				return o
			}
		}
		return fsPath(a[0])
	})
	m.Def("fsencode(filename)", func(a []Value) Value {
		if b, ok := a[0].(Bytes); ok {
			return b
		}
		return Bytes(fsPath(a[0]))
	})
	m.Def("fsdecode(filename)", func(a []Value) Value {
		if b, ok := a[0].(Bytes); ok {
			return b.Decode("utf-8", "surrogateescape")
		}
		return fsPath(a[0])
	})
	m.Def("_exit(status)", func(a []Value) Value {
		os.Exit(Index(a[0]))
		return nil
	})
}

func osFolders(m *Module) {
	m.Def("getcwd()", func([]Value) Value { return pyrt.Getcwd() })
	m.Def("chdir(path)", func(a []Value) Value { return osDone(os.Chdir(fsPath(a[0])), fsPath(a[0])) })
	m.Def("listdir(path=None)", func(a []Value) Value {
		l := pyrt.NewList[Value]()
		for _, name := range pyrt.ListDir(fsPathOr(a[0], ".")) {
			l.Append(name)
		}
		return l
	})
	m.Def("scandir(path=None)", func(a []Value) Value { return scanDir(fsPathOr(a[0], ".")) })
	m.Def("walk(top, topdown=True, onerror=None, followlinks=False)", func(a []Value) Value {
		top := fsPath(a[0])
		w := &walker{topDown: Truth(a[1]), onError: a[2], follow: Truth(a[3])}
		return NewGenerator("walk", func(y *Yielder) Value {
			w.y = y
			w.folder(top)
			return nil
		})
	})
	m.Def("mkdir(path, mode=511)", func(a []Value) Value {
		return osDone(syscall.Mkdir(fsPath(a[0]), uint32(Index(a[1]))), fsPath(a[0]))
	})
	m.Def("makedirs(name, mode=511, exist_ok=False)", func(a []Value) Value {
		pyrt.MakeDirs(fsPath(a[0]), Truth(a[2]))
		return nil
	})
	m.Def("rmdir(path)", func(a []Value) Value {
		pyrt.RemoveDir(fsPath(a[0]))
		return nil
	})
	m.Def("removedirs(name)", func(a []Value) Value {
		name := fsPath(a[0])
		pyrt.RemoveDir(name)
		head, tail := pyrt.PathSplit(name)
		if tail == "" {
			head, tail = pyrt.PathSplit(head)
		}
		for head != "" && tail != "" && syscall.Rmdir(head) == nil {
			head, tail = pyrt.PathSplit(head)
		}
		return nil
	})
}

func osFiles(m *Module) {
	remove := func(a []Value) Value {
		pyrt.RemoveFile(fsPath(a[0]))
		return nil
	}
	m.Def("remove(path)", remove)
	m.Def("unlink(path)", remove)
	rename := func(a []Value) Value {
		if err := syscall.Rename(fsPath(a[0]), fsPath(a[1])); err != nil {
			e := pyrt.OSErrorOf(err)
			e.Args = append(e.Args[:2:2], fsPath(a[0]), nil, fsPath(a[1]))
			panic(e)
		}
		return nil
	}
	m.Def("rename(src, dst)", rename)
	m.Def("replace(src, dst)", rename)
	m.Def("link(src, dst)", func(a []Value) Value { return osDone(syscall.Link(fsPath(a[0]), fsPath(a[1])), fsPath(a[0])) })
	m.Def("symlink(src, dst)", func(a []Value) Value { return osDone(syscall.Symlink(fsPath(a[0]), fsPath(a[1])), fsPath(a[0])) })
	m.Def("readlink(path)", func(a []Value) Value {
		target, err := os.Readlink(fsPath(a[0]))
		osDone(err, fsPath(a[0]))
		return target
	})
	m.Def("chmod(path, mode)", func(a []Value) Value {
		return osDone(syscall.Chmod(fsPath(a[0]), uint32(Index(a[1]))), fsPath(a[0]))
	})
	m.Def("access(path, mode)", func(a []Value) Value {
		return mayAccess(fsPath(a[0]), Index(a[1]))
	})
	m.Def("stat(path, *, follow_symlinks=True)", func(a []Value) Value { return statOf(fsPath(a[0]), Truth(a[1])) })
	m.Def("lstat(path)", func(a []Value) Value { return statOf(fsPath(a[0]), false) })
}

// osDone raises the error of a call about a path, if there is one.
func osDone(err error, path string) Value {
	if err != nil {
		panic(pyrt.OSErrorAt(err, path))
	}
	return nil
}

// fsPath returns a path as a str: of a str, or of what has __fspath__.
func fsPath(v Value) string {
	if s, ok := asStr(v); ok {
		return s
	}
	if _, ok := bytesOf(v); ok {
		panic(pyrt.NewGuard("paths of bytes are not carried over"))
	}
	if p, ok := v.(*purePath); ok {
		return p.text()
	}
	c := ClassOf(v)
	m := c.lookup("__fspath__")
	if m == Unbound {
		raise(pyrt.TypeError, "expected str, bytes or os.PathLike object, not %s", c.shown())
	}
	r := Call(bind(m, v, c))
	s, ok := asStr(r)
	if !ok {
		raise(pyrt.TypeError, "expected %s.__fspath__() to return str or bytes, not %s", c.Name, TypeName(r))
	}
	return s
}

func fsPathOr(v Value, otherwise string) string {
	if v == nil {
		return otherwise
	}
	return fsPath(v)
}

var pathLikeType = NewType("os", "PathLike").Abstract(func(c *Class) bool {
	return c.lookup("__fspath__") != Unbound && c.lookup("__fspath__") != nil
})
