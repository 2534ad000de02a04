// Package config reads molt's settings and what a Python project says of itself.
//
// Settings stand in molt.toml, or under [tool.molt] of pyproject.toml:
//
//	key               value                   default   meaning
//	exclude           list of patterns        []        paths left out, .gitignore syntax, relative to the file's folder
//	include           list of patterns        []        paths taken back in that exclude, a .gitignore or the defaults leave out
//	select            list of rules           []        only these rules; empty: all that are on by default
//	ignore            list of rules           []        rules that are off
//	per-file-ignores  pattern = list of rules {}        rules that are off in some files
//	fail-on           none, low, medium, high "none"    lowest level of a finding that makes scan exit with 1
//	min-gain          number from 0 to 1      0         findings that would save a smaller share of the run are not shown
//	python            "3.N"                   ""        target version; empty: the project's requires-python
//	baseline          path                    ""        file of accepted findings, relative to the file's folder
//	max-file-size     bytes, or "20MB"        "10MB"    larger files are named and not read
//	roots             list of folders         []        folders that imports start from; empty: found
//	stubs             true, false             false     read .pyi files too
//	notebooks         true, false             true      read .ipynb files
//	record-exclude    list of names           []        modules and functions that molt record leaves out, names whose values it does
//	record-include    list of names           []        only these modules and functions are recorded; empty: all
//
// For each Python file the nearest settings count: of its folder, or else of the
// closest folder above, up to the top of the git repository. They replace those
// of the folders above, they are not merged. In one folder molt.toml wins over
// pyproject.toml; a pyproject.toml without [tool.molt] does not count. Flags of
// the command line override them all. An unknown key, rule or value is an error.
package config

import (
	"path/filepath"
	"slices"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/source"
	"github.com/molt-go/molt/analyzer/source/gitignore"
)

// Config holds the settings in force in a folder.
type Config struct {
	// File names the file they come from, as a slash path relative to the base
	// of the Tree, and Dir is its absolute folder. For the defaults File is empty
	// and Dir the base.
	File string
	Dir  string

	Exclude        []string
	Include        []string
	Select         []string
	Ignore         []string
	PerFileIgnores []FileIgnores  // by pattern
	FailOn         findings.Level // None, or the lowest level that fails
	MinGain        float64        // share of the run, 0..1
	Python         Version        // zero if not set
	Baseline       string         // absolute path, "" if not set
	MaxFileSize    int64          // bytes
	Roots          []string       // absolute folders
	Stubs          bool
	Notebooks      bool
	RecordExclude  []string
	RecordInclude  []string
}

// None as FailOn means that no finding fails a scan.
const None findings.Level = "none"

// FileIgnores are rules that are off in the files that a pattern matches.
type FileIgnores struct {
	Pattern string // .gitignore syntax
	Rules   []string
}

// Default returns the settings for a folder without a file of its own.
func Default(dir string) *Config {
	return &Config{Dir: dir, FailOn: None, MaxFileSize: source.DefaultMaxSize, Notebooks: true}
}

// Enabled reports whether a rule is on in a file; on is the rule's own default.
func (c *Config) Enabled(rule, abs string, on bool) bool {
	if len(c.Select) > 0 {
		on = slices.Contains(c.Select, rule)
	}
	if !on || slices.Contains(c.Ignore, rule) {
		return false
	}
	rel, err := filepath.Rel(c.Dir, abs)
	if err != nil {
		return true
	}
	for _, f := range c.PerFileIgnores {
		if !slices.Contains(f.Rules, rule) {
			continue
		}
		lists := map[string]gitignore.List{"": gitignore.Parse("", "", []byte(f.Pattern))}
		if p := gitignore.Decide(nil, lists, filepath.ToSlash(rel), false); p != nil && !p.Negated {
			return false
		}
	}
	return true
}

// Fails reports whether a finding of this level makes a scan fail.
func (c *Config) Fails(level findings.Level) bool {
	order := []findings.Level{findings.Low, findings.Medium, findings.High}
	limit := slices.Index(order, c.FailOn)
	return limit >= 0 && slices.Index(order, level) >= limit
}

// SourceRules returns what the settings say about choosing files.
func (c *Config) SourceRules() source.Rules {
	return source.Rules{
		Dir: c.Dir, Exclude: c.Exclude, Include: c.Include, MaxSize: c.MaxFileSize,
		Stubs: c.Stubs, SkipNotebooks: !c.Notebooks,
	}
}
