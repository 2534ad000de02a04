package dyn

import (
	"crypto/rand"
	"os"
	"syscall"

	"github.com/molt-go/molt/templates/pyrt"
)

var (
	tempFolderType = NewType("tempfile", "TemporaryDirectory")
	tempFileType   = NewType("tempfile", "_TemporaryFileWrapper")
)

// ModTempfile is the module tempfile.
var ModTempfile = NewLibrary("tempfile", func(m *Module) {
	m.Const("TemporaryDirectory", tempFolderType)
	tempModule = m
	m.Const("tempdir", nil)
	m.Const("template", "tmp")
	m.Def("gettempdir()", func([]Value) Value { return tempDir() })
	m.Def("gettempprefix()", func([]Value) Value { return "tmp" })
	m.Def("mkdtemp(suffix=None, prefix=None, dir=None)", func(a []Value) Value { return makeTempFolder(a) })
	m.Def("NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None)", func(a []Value) Value {
		path := tempPath(a[4:7], func(path string) error {
			f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
			if err == nil {
				err = f.Close()
			}
			return err
		})
		t := &tempFile{path: path, remove: Truth(a[7])}
		pyrt.AtExit(t.drop)
		t.file = Open(path, a[0], a[1], a[2], a[8], a[3])
		return t
	})
})

// tempModule is ModTempfile once it runs.
var tempModule *Module

// tempDir returns the folder of temporary files.
func tempDir() string {
	if v := tempModule.Get("tempdir"); v != nil {
		return fsPath(v)
	}
	candidates := []string{os.Getenv("TMPDIR"), os.Getenv("TEMP"), os.Getenv("TMP"), "/tmp", "/var/tmp", "/usr/tmp", pyrt.Getcwd()}
	for _, dir := range candidates {
		if dir != "" && isFolderPath(dir) && mayAccess(dir, 2) {
			return pyrt.PathAbs(dir)
		}
	}
	raise(pyrt.FileNotFoundError, "No usable temporary directory found in %s", Repr(strList(candidates)))
	return ""
}

func isFolderPath(path string) bool {
	st, err := os.Stat(path)
	return err == nil && st.IsDir()
}

// tempPath makes a file or folder of a new name; a is suffix, prefix and dir.
func tempPath(a []Value, create func(path string) error) string {
	dir := ""
	if a[2] == nil {
		dir = tempDir()
	} else {
		dir = fsPath(a[2])
	}
	const letters = "abcdefghijklmnopqrstuvwxyz0123456789_"
	for {
		name := make([]byte, 8)
		rand.Read(name)
		for i := range name {
			name[i] = letters[int(name[i])%len(letters)]
		}
		path := pyrt.PathAbs(pyrt.PathJoin(dir, fsPathOr(a[1], "tmp")+string(name)+fsPathOr(a[0], "")))
		err := create(path)
		if os.IsExist(err) {
			continue
		}
		osDone(err, path)
		return path
	}
}

func makeTempFolder(a []Value) string {
	return tempPath(a, func(path string) error { return syscall.Mkdir(path, 0o700) })
}

// A tempFolder is a tempfile.TemporaryDirectory.
type tempFolder struct {
	path    string
	ignore  bool
	removed bool
}

// PyClass returns tempfile.TemporaryDirectory.
func (*tempFolder) PyClass() *Class { return tempFolderType }

// Repr returns repr(t).
func (t *tempFolder) Repr() string { return "<TemporaryDirectory " + Repr(t.path) + ">" }

func (t *tempFolder) cleanup() {
	if _, err := os.Lstat(t.path); t.removed && err != nil {
		return
	}
	t.removed = true
	if err := os.RemoveAll(t.path); err != nil && !t.ignore {
		osDone(err, t.path)
	}
}

// A tempFile is what NamedTemporaryFile returns: a file that is removed when it is
// closed.
type tempFile struct {
	file   Value
	path   string
	remove bool
}

// PyClass returns the class of such files.
func (*tempFile) PyClass() *Class { return tempFileType }

// LookupAttr returns the file's attributes.
func (t *tempFile) LookupAttr(name string) Value {
	switch name {
	case "file":
		return t.file
	case "delete":
		return t.remove
	}
	return GetAttrOr(t.file, name, Unbound)
}

// Iterate returns the lines.
func (t *tempFile) Iterate() Iter { return IterOf(t.file) }

func (t *tempFile) close() {
	if t.file != nil {
		Call(GetAttr(t.file, "close"))
	}
	t.drop()
}

// drop removes the file.
func (t *tempFile) drop() {
	if t.remove {
		t.remove = false
		os.Remove(t.path)
	}
}

func init() {
	d := tempFolderType
	sig := signatureOf("suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False")
	d.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := sig.bind("TemporaryDirectory.__init__", args, kw, nil)
		t := &tempFolder{path: makeTempFolder(a), ignore: Truth(a[3])}
		pyrt.AtExit(t.cleanup)
		return t
	}, nil)
	d.Getter("name", func(v Value) Value { return inner(v).(*tempFolder).path })
	d.Def("__enter__()", func(a []Value) Value { return a[0].(*tempFolder).path })
	cleanup := func(a []Value) Value {
		a[0].(*tempFolder).cleanup()
		return nil
	}
	d.Def("__exit__(exc, value, tb)", cleanup)
	d.Def("cleanup()", cleanup)
	f := tempFileType
	f.Getter("name", func(v Value) Value { return v.(*tempFile).path })
	f.Def("__enter__()", func(a []Value) Value { return a[0] })
	f.Def("__exit__(exc, value, tb)", func(a []Value) Value {
		a[0].(*tempFile).close()
		return nil
	})
	f.Def("__iter__()", func(a []Value) Value { return iterObject(a[0].(*tempFile).file) })
	f.Def("close()", func(a []Value) Value {
		a[0].(*tempFile).close()
		return nil
	})
}
