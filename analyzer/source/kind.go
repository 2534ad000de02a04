package source

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// isToolFolder reports whether a folder of this name holds no source of the
// repository's own, whatever git says. build and dist are left to git.
func isToolFolder(name string) bool {
	switch name {
	case ".git", ".hg", ".svn", ".bzr", ".jj",
		".tox", ".nox", ".eggs", ".direnv", ".pixi",
		".mypy_cache", ".pytest_cache", ".ruff_cache", ".pytype", ".hypothesis", ".ipynb_checkpoints",
		"__pycache__", "__pypackages__", "site-packages", "node_modules":
		return true
	}
	return strings.HasSuffix(name, ".egg-info") || strings.HasSuffix(name, ".dist-info")
}

// isEnvironment reports whether a folder with these entries is a virtual
// environment, of venv, virtualenv or conda.
func isEnvironment(entries []fs.DirEntry) bool {
	for _, e := range entries {
		if e.Name() == "pyvenv.cfg" || e.Name() == "conda-meta" && e.IsDir() {
			return true
		}
	}
	return false
}

// kindByName tells what a file's name says. A name without an extension may be a
// script; its first line decides.
func kindByName(name string) (kind Kind, script, ok bool) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".py", ".pyw":
		return Module, false, true
	case ".pyi":
		return Stub, false, true
	case ".ipynb":
		return Notebook, false, true
	case "":
		return Script, true, true
	}
	return 0, false, false
}

// explicitKind is the kind of a file that the user named.
func explicitKind(name string) Kind {
	if kind, _, ok := kindByName(name); ok {
		return kind
	}
	return Module
}

// callsPython reports whether a file's first line calls a Python interpreter.
func callsPython(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 256)
	n, err := io.ReadFull(f, head)
	if err != nil && err != io.ErrUnexpectedEOF {
		return false
	}
	return isPythonShebang(head[:n])
}

// isPythonShebang reads lines such as "#!/usr/bin/python3.11 -u",
// "#! /usr/bin/env -S python3 -X dev", "#!/usr/bin/env -S uv run --script".
func isPythonShebang(head []byte) bool {
	line, ok := bytes.CutPrefix(head, []byte("#!"))
	if !ok {
		return false
	}
	line, _, _ = bytes.Cut(line, []byte("\n"))
	words := strings.Fields(string(line))
	if len(words) == 0 {
		return false
	}
	if command := baseName(words[0]); command != "env" {
		return isInterpreter(command)
	}
	for i, word := range words[1:] {
		if strings.HasPrefix(word, "-") || strings.Contains(word, "=") {
			continue // options and variables of env
		}
		if command := baseName(word); command != "uv" {
			return isInterpreter(command)
		}
		rest := words[i+2:]
		return len(rest) > 0 && rest[0] == "run" // uv runs Python alone
	}
	return false
}

func baseName(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

// isInterpreter reports whether a command is python, pypy or a version of them.
func isInterpreter(command string) bool {
	for _, name := range []string{"python", "pythonw", "pypy"} {
		if rest, ok := strings.CutPrefix(command, name); ok && strings.Trim(rest, "0123456789.td") == "" {
			return true
		}
	}
	return false
}
