package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestClosure(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"p-1.0/p/__init__.py":     "",
		"p-1.0/p/alone.py":        "import os, sys as s\nfrom collections import deque\n",
		"p-1.0/p/a.py":            "from . import b, c as d\n",
		"p-1.0/p/b.py":            "import p.sub.x\n",
		"p-1.0/p/c.py":            "def f():\n    from .alone import (deque,\n        s)\n",
		"p-1.0/p/sub/__init__.py": "",
		"p-1.0/p/sub/x.py":        "from ..unused2 import y\nfrom .. import a\n",
		"p-1.0/p/unused.py":       "",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for file, want := range map[string][]string{
		"p-1.0/p/alone.py": {"p-1.0/p/__init__.py", "p-1.0/p/alone.py"},
		"p-1.0/p/a.py": {"p-1.0/p/__init__.py", "p-1.0/p/a.py", "p-1.0/p/alone.py", "p-1.0/p/b.py", "p-1.0/p/c.py",
			"p-1.0/p/sub/__init__.py", "p-1.0/p/sub/x.py"},
	} {
		got, err := closure(dir, file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}
