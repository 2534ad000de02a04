package config

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/molt-go/molt/analyzer/source"
)

// Files returns the names of the files that may hold settings, the one that wins first.
func Files() []string { return []string{"molt.toml", "pyproject.toml"} }

// Options for a Tree. The zero value is ready to use.
type Options struct {
	// Fixed is a settings file that counts for all folders, in place of those found.
	Fixed string
	// Rules are the names that rules have; nil leaves names unchecked.
	Rules []string
	// Override is applied to all settings, for the flags of a command.
	Override func(*Config)
}

// A Tree finds the settings of folders. It is safe for concurrent use.
type Tree struct {
	base string
	opt  Options

	mu    sync.Mutex
	known map[string]answer // by absolute folder
}

type answer struct {
	config *Config // nil if neither the folder nor those above have settings
	err    error
}

// NewTree returns a Tree whose messages show paths relative to the folder base.
func NewTree(base string, opt Options) (*Tree, error) {
	abs, err := filepath.Abs(base)
	if err != nil {
		return nil, err
	}
	return &Tree{base: abs, opt: opt, known: map[string]answer{}}, nil
}

// For returns the settings in force in a folder, which must not be changed. The
// error is an *Error for a mistake in a settings file.
func (t *Tree) For(folder string) (*Config, error) {
	abs, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	a := t.nearest(abs)
	if a.config == nil && a.err == nil {
		a.config = t.override(Default(t.base))
		t.known[abs] = a
	}
	return a.config, a.err
}

// SourceOptions returns what source.Find needs to obey the settings.
func (t *Tree) SourceOptions() source.Options {
	return source.Options{
		RulesFiles: Files(),
		Rules: func(folder string) (source.Rules, error) {
			c, err := t.For(folder)
			if err != nil {
				return source.Rules{}, err
			}
			return c.SourceRules(), nil
		},
	}
}

func (t *Tree) override(c *Config) *Config {
	if t.opt.Override != nil {
		t.opt.Override(c)
	}
	return c
}

// nearest goes up from a folder until one has settings.
func (t *Tree) nearest(abs string) answer {
	if a, ok := t.known[abs]; ok {
		return a
	}
	a := t.inFolder(abs)
	if up := filepath.Dir(abs); a.config == nil && a.err == nil && up != abs && !exists(filepath.Join(abs, ".git")) {
		a = t.nearest(up)
	}
	t.known[abs] = a
	return a
}

// inFolder reads the settings that one folder has.
func (t *Tree) inFolder(abs string) answer {
	names := []string{}
	for _, name := range Files() {
		names = append(names, filepath.Join(abs, name))
	}
	if t.opt.Fixed != "" {
		fixed, err := filepath.Abs(t.opt.Fixed)
		if err != nil {
			return answer{err: err}
		}
		names = []string{fixed}
	}
	for _, name := range names {
		if t.opt.Fixed == "" && !exists(name) {
			continue
		}
		c, err := read(name, t.shown(name), t.opt.Rules)
		if err != nil {
			return answer{err: err}
		}
		if c != nil {
			return answer{config: t.override(c)}
		}
	}
	return answer{}
}

// shown returns a path relative to the base.
func (t *Tree) shown(abs string) string {
	rel, err := filepath.Rel(t.base, abs)
	if err != nil {
		return filepath.Base(abs)
	}
	return filepath.ToSlash(rel)
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return !errors.Is(err, fs.ErrNotExist)
}
