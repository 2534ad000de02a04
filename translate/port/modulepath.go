package port

import (
	"fmt"
	"path/filepath"
	"strings"
)

// ModulePath returns the path of a Go module for a Python source that has none:
// example.com and the name of the file or folder.
func ModulePath(src string) string {
	if abs, err := filepath.Abs(src); err == nil {
		src = abs
	}
	base := filepath.Base(src)
	name := strings.ToLower(pathElement(strings.TrimSuffix(base, filepath.Ext(base))))
	if path := "example.com/" + name; CheckModulePath(path) == nil {
		return path
	}
	return "example.com/port"
}

// CheckModulePath says what is wrong with the path of a module: what the go
// command would refuse.
func CheckModulePath(path string) error {
	for _, elem := range strings.Split(path, "/") {
		if why := badElement(elem); why != "" {
			return fmt.Errorf("%q is no path of a Go module: %s", path, why)
		}
	}
	return nil
}

func badElement(elem string) string {
	switch {
	case elem == "":
		return "an element is empty"
	case strings.HasPrefix(elem, "-"), strings.HasPrefix(elem, "."), strings.HasSuffix(elem, "."):
		return "an element begins with - or a dot, or ends in one"
	case elem == "internal", elem == "vendor":
		return elem + " is reserved"
	}
	for _, r := range elem {
		if !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || strings.ContainsRune("-._~", r)) {
			return fmt.Sprintf("it holds %q", r)
		}
	}
	return ""
}
