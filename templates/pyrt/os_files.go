package pyrt

import (
	"errors"
	"os"
	"strings"
	"syscall"
)

// This file has what programs use of os. https://docs.python.org/3.11/library/os.html

// Getcwd returns os.getcwd().
func Getcwd() string {
	dir, err := os.Getwd()
	if err != nil {
		panic(OSErrorOf(err))
	}
	return dir
}

// ListDir returns os.listdir(path), whose order is arbitrary in Python, sorted.
func ListDir(path string) []string {
	entries, err := os.ReadDir(path)
	if err != nil {
		panic(OSErrorAt(err, path))
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}

// OSErrorAt is [OSErrorOf] with the path that the program gave.
func OSErrorAt(err error, path string) *Exception {
	var number syscall.Errno
	if !errors.As(err, &number) {
		return OSErrorOf(err)
	}
	e := OSErrorOf(number)
	e.Args = append(e.Args[:2:2], path)
	return e
}

// MakeDir returns os.mkdir(path).
func MakeDir(path string) {
	if err := os.Mkdir(path, 0o777); err != nil {
		panic(OSErrorAt(err, path))
	}
}

// MakeDirs returns os.makedirs(path, exist_ok=existOK).
func MakeDirs(path string, existOK bool) {
	head, tail := PathSplit(path)
	if tail == "" {
		head, tail = PathSplit(head)
	}
	if head != "" && tail != "" && !PathExists(head) {
		MakeDirs(head, true)
		if tail == "." {
			return
		}
	}
	if err := os.Mkdir(path, 0o777); err != nil && !(existOK && PathIsDir(path)) {
		panic(OSErrorAt(err, path))
	}
}

// RemoveFile returns os.remove(path): of a file, not of a folder.
func RemoveFile(path string) {
	if err := syscall.Unlink(path); err != nil {
		panic(OSErrorAt(err, path))
	}
}

// RemoveDir returns os.rmdir(path).
func RemoveDir(path string) {
	if err := syscall.Rmdir(path); err != nil {
		panic(OSErrorAt(err, path))
	}
}

// RenameFile returns os.rename(from, to).
func RenameFile(from, to string) {
	if err := os.Rename(from, to); err != nil {
		panic(OSErrorOf(err))
	}
}

// Getenv returns os.environ.get(key); not ok stands for None.
func Getenv(key string) (value string, ok bool) { return os.LookupEnv(key) }

// Environ returns the value of os.environ[key], or raises KeyError.
func Environ(key string) string {
	value, ok := os.LookupEnv(key)
	if !ok {
		panic(NewKeyError(key))
	}
	return value
}

// EnvironDict returns dict(os.environ).
func EnvironDict() *Dict[string, string] {
	d := NewDict[string, string]()
	for _, pair := range os.Environ() {
		key, value, _ := strings.Cut(pair, "=")
		d.Set(key, value)
	}
	return d
}
