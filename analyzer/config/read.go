package config

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"github.com/molt-go/molt/analyzer/findings"
)

// maxConfigSize bounds what is read of a settings file, in bytes.
const maxConfigSize = 4 << 20

// An Error is a mistake in a settings file.
type Error struct {
	File    string // slash path relative to the base of the Tree
	Line    int    // from 1, 0 if unknown
	Message string
}

func (e *Error) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Message)
	}
	return e.File + ": " + e.Message
}

// table is the layout of the settings in TOML.
type table struct {
	Exclude        []string            `toml:"exclude"`
	Include        []string            `toml:"include"`
	Select         []string            `toml:"select"`
	Ignore         []string            `toml:"ignore"`
	PerFileIgnores map[string][]string `toml:"per-file-ignores"`
	FailOn         string              `toml:"fail-on"`
	MinGain        float64             `toml:"min-gain"`
	Python         string              `toml:"python"`
	Baseline       string              `toml:"baseline"`
	MaxFileSize    size                `toml:"max-file-size"`
	Roots          []string            `toml:"roots"`
	Stubs          bool                `toml:"stubs"`
	Notebooks      bool                `toml:"notebooks"`
	RecordExclude  []string            `toml:"record-exclude"`
	RecordInclude  []string            `toml:"record-include"`
}

// keys lists the names of table's fields, for suggestions.
func keys() []string {
	return []string{"exclude", "include", "select", "ignore", "per-file-ignores", "fail-on", "min-gain", "python",
		"baseline", "max-file-size", "roots", "stubs", "notebooks",
		"record-exclude", "record-include"}
}

// A size is a number of bytes, written as an integer or as "20MB".
type size int64

func (s *size) UnmarshalTOML(v any) error {
	switch v := v.(type) {
	case int64:
		if v <= 0 {
			return errors.New("must be above 0")
		}
		*s = size(v)
		return nil
	case string:
		n, err := ParseSize(v)
		*s = size(n)
		return err
	}
	return errors.New(`must be a number of bytes or text such as "20MB"`)
}

// ParseSize reads a number of bytes: "4096", "500KB", "20MB", "1GB", where KB is 1024.
func ParseSize(s string) (int64, error) {
	digits := strings.TrimRight(strings.ToUpper(strings.TrimSpace(s)), "KMGIB ")
	shift, ok := map[string]uint{"": 0, "B": 0, "K": 10, "KB": 10, "KIB": 10, "M": 20, "MB": 20, "MIB": 20, "G": 30, "GB": 30, "GIB": 30}[strings.TrimSpace(strings.ToUpper(strings.TrimSpace(s))[len(digits):])]
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || !ok || n <= 0 || n > math.MaxInt64>>shift {
		return 0, fmt.Errorf("%q is no size such as 20MB", s)
	}
	return n << shift, nil
}

// A reader reads one settings file.
type reader struct {
	file   string // as it is shown
	text   string
	prefix toml.Key // of the settings: tool, molt
	rules  []string // known rules; nil if any name will do
}

// read returns the settings that a file holds, nil if it holds none.
func read(abs, shown string, rules []string) (*Config, error) {
	text, err := readSmall(abs)
	if err != nil {
		return nil, &Error{File: shown, Message: err.Error()}
	}
	r := reader{file: shown, text: text, rules: rules}
	dir := filepath.Dir(abs)
	defaults := table{FailOn: string(None), MaxFileSize: size(Default(dir).MaxFileSize), Notebooks: true}
	var doc struct {
		Tool struct {
			Molt table `toml:"molt"`
		} `toml:"tool"`
	}
	doc.Tool.Molt = defaults
	var meta toml.MetaData
	if filepath.Base(abs) == "pyproject.toml" {
		r.prefix = toml.Key{"tool", "molt"}
		if meta, err = toml.Decode(text, &doc); err == nil && !meta.IsDefined(r.prefix...) {
			return nil, nil
		}
	} else {
		meta, err = toml.Decode(text, &doc.Tool.Molt)
	}
	if err != nil {
		return nil, r.syntax(err)
	}
	for _, key := range meta.Undecoded() {
		if len(key) > len(r.prefix) && slices.Equal(key[:len(r.prefix)], r.prefix) {
			name := key[len(r.prefix)]
			return nil, r.fail(name, "unknown key %q%s", name, DidYouMean(name, keys()))
		}
	}
	return r.config(dir, doc.Tool.Molt)
}

// readSmall reads a regular file of sensible size. Its errors do not name the file.
func readSmall(abs string) (string, error) {
	info, err := os.Stat(abs)
	if err == nil && (!info.Mode().IsRegular() || info.Size() > maxConfigSize) {
		return "", errors.New("not a regular file of sensible size")
	}
	var data []byte
	if err == nil {
		data, err = os.ReadFile(abs)
	}
	if pe := (*os.PathError)(nil); errors.As(err, &pe) {
		err = pe.Err
	}
	return strings.TrimPrefix(string(data), "\ufeff"), err
}

// syntax turns the decoder's error into one of ours.
func (r reader) syntax(err error) error {
	if pe := (toml.ParseError{}); errors.As(err, &pe) {
		message := pe.Message
		if pe.LastKey != "" {
			message = pe.LastKey + ": " + message
		}
		return &Error{File: r.file, Line: pe.Position.Line, Message: message}
	}
	// A value of the wrong type comes as text: line 2 (last key "a.b"): message.
	e := &Error{File: r.file, Message: strings.TrimPrefix(err.Error(), "toml: ")}
	var key string
	if n, _ := fmt.Sscanf(e.Message, "line %d (last key %q): ", &e.Line, &key); n == 2 {
		_, message, _ := strings.Cut(e.Message, "): ")
		e.Message = key + ": " + message
	}
	return e
}

// fail returns an error at the line where a key stands.
func (r reader) fail(key, format string, args ...any) error {
	return &Error{File: r.file, Line: keyLine(r.text, append(slices.Clone(r.prefix), key)), Message: fmt.Sprintf(format, args...)}
}

// config checks values and makes paths absolute.
func (r reader) config(dir string, t table) (*Config, error) {
	c := &Config{
		File: r.file, Dir: dir,
		Exclude: t.Exclude, Include: t.Include, Select: t.Select, Ignore: t.Ignore,
		FailOn: findings.Level(t.FailOn), MinGain: t.MinGain, MaxFileSize: int64(t.MaxFileSize),
		Stubs: t.Stubs, Notebooks: t.Notebooks, RecordExclude: t.RecordExclude, RecordInclude: t.RecordInclude,
	}
	levels := []string{string(None), string(findings.Low), string(findings.Medium), string(findings.High)}
	if !slices.Contains(levels, t.FailOn) {
		return nil, r.fail("fail-on", "fail-on is %q, not one of %s", t.FailOn, strings.Join(levels, ", "))
	}
	if !(t.MinGain >= 0 && t.MinGain <= 1) {
		return nil, r.fail("min-gain", "min-gain is %v, not a share from 0 to 1", t.MinGain)
	}
	if t.Python != "" {
		v, err := ParseVersion(t.Python)
		if err != nil {
			return nil, r.fail("python", "python: %v", err)
		}
		c.Python = v
	}
	if t.Baseline != "" {
		c.Baseline = absolute(dir, t.Baseline)
	}
	for _, root := range t.Roots {
		c.Roots = append(c.Roots, absolute(dir, root))
	}
	for _, pattern := range slices.Sorted(maps.Keys(t.PerFileIgnores)) {
		c.PerFileIgnores = append(c.PerFileIgnores, FileIgnores{Pattern: pattern, Rules: t.PerFileIgnores[pattern]})
	}
	return c, r.checkRules(c)
}

// checkRules refuses names that no rule has.
func (r reader) checkRules(c *Config) error {
	check := func(key string, names []string) error {
		for _, name := range names {
			if r.rules != nil && !slices.Contains(r.rules, name) {
				return r.fail(key, "%s: unknown rule %q%s", key, name, DidYouMean(name, r.rules))
			}
		}
		return nil
	}
	err := cmp.Or(check("select", c.Select), check("ignore", c.Ignore))
	for _, f := range c.PerFileIgnores {
		err = cmp.Or(err, check("per-file-ignores", f.Rules))
	}
	return err
}

func absolute(dir, path string) string {
	path = filepath.FromSlash(path)
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(dir, path)
}
