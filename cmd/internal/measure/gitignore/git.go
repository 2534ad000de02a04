package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// A tree is a set of pattern files and the paths to ask about; a path that ends
// in a slash is a folder. Want holds git's answers: "FILE:LINE" of the pattern
// that decides, with a leading ! if it takes the path back in, or "".
type tree struct {
	Name  string            `json:"name"`
	Files map[string]string `json:"files"`
	Paths []string          `json:"paths"`
	Want  []string          `json:"want"`
}

func writeGolden(file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var cases []tree
	if err := json.Unmarshal(data, &cases); err != nil {
		return err
	}
	for i := range cases {
		if cases[i].Want, err = askGit(cases[i]); err != nil {
			return fmt.Errorf("%s: %w", cases[i].Name, err)
		}
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(cases); err != nil {
		return err
	}
	return os.WriteFile(file, out.Bytes(), 0o644)
}

// askGit builds the tree in a scratch repository and returns git's answers.
func askGit(t tree) ([]string, error) {
	dir, err := os.MkdirTemp("", "molt-gitignore-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if _, err := git(dir, nil, "init", "-q", "--template="); err != nil {
		return nil, err
	}
	// Deepest first, so that a path which lies above another one becomes a folder.
	deepest := slices.SortedStableFunc(slices.Values(t.Paths), func(a, b string) int {
		return strings.Count(b, "/") - strings.Count(a, "/")
	})
	for _, p := range deepest {
		if err := place(dir, p, ""); err != nil {
			return nil, err
		}
	}
	for name, text := range t.Files {
		if err := place(dir, name, text); err != nil {
			return nil, err
		}
	}
	var in strings.Builder // names behind ./, since a leading colon is magic
	for _, p := range t.Paths {
		in.WriteString("./" + strings.TrimSuffix(p, "/") + "\x00")
	}
	out, err := git(dir, strings.NewReader(in.String()), "check-ignore", "--no-index", "-v", "-n", "-z", "--stdin")
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) && exit.ExitCode() == 1 {
		err = nil // nothing is ignored
	}
	if err != nil {
		return nil, err
	}
	fields := strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00")
	if len(fields) != 4*len(t.Paths) {
		return nil, fmt.Errorf("git answered %d fields for %d paths", len(fields), len(t.Paths))
	}
	answers := make([]string, len(t.Paths))
	for i := range answers {
		source, line, pattern := fields[4*i], fields[4*i+1], fields[4*i+2]
		switch {
		case source == "":
		case strings.HasPrefix(pattern, "!"):
			answers[i] = "!" + source + ":" + line
		default:
			answers[i] = source + ":" + line
		}
	}
	return answers, nil
}

func place(dir, name, text string) error {
	folder := strings.HasSuffix(name, "/")
	full := filepath.Join(dir, filepath.FromSlash(name))
	if folder {
		return os.MkdirAll(full, 0o755)
	}
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		return err
	}
	if info, err := os.Stat(full); err == nil && info.IsDir() {
		return nil // another path of the case lies below it
	}
	return os.WriteFile(full, []byte(text), 0o644)
}

func git(dir string, in *strings.Reader, args ...string) ([]byte, error) {
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
	if in != nil {
		cmd.Stdin = in
	}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return out, fmt.Errorf("git %s: %w: %s", path.Join(args[:1]...), err, bytes.TrimSpace(stderr.Bytes()))
	}
	return out, nil
}
