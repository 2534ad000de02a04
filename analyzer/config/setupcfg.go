package config

import (
	"cmp"
	"os"
	"path/filepath"
	"strings"
)

// readSetupCfg takes from setup.cfg what pyproject.toml did not say.
func (p *Project) readSetupCfg() error {
	const name = "setup.cfg"
	text, err := readSmall(filepath.Join(p.Dir, name))
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return &Error{File: name, Message: err.Error()}
	}
	ini := parseINI(text)
	if ini["metadata"] == nil && ini["options"] == nil {
		return nil // settings of tools only
	}
	p.Files = append(p.Files, name)
	p.Name = cmp.Or(p.Name, ini["metadata"]["name"])
	options := ini["options"]
	p.RequiresPython = cmp.Or(p.RequiresPython, options["python_requires"])
	if len(p.Dependencies) == 0 {
		p.require("", lines(options["install_requires"]))
		for extra, list := range ini["options.extras_require"] {
			p.require(extra, lines(list))
		}
	}
	if len(p.Scripts) == 0 {
		for group, list := range ini["options.entry_points"] {
			points := map[string]string{}
			for _, line := range lines(list) {
				if name, target, ok := strings.Cut(line, "="); ok {
					points[strings.TrimSpace(name)] = strings.TrimSpace(target)
				}
			}
			p.scripts(strings.TrimSuffix(group, "_scripts"), points)
		}
	}
	for _, line := range append(lines(options["package_dir"]), "="+ini["options.packages.find"]["where"]) {
		if pkg, dir, ok := strings.Cut(line, "="); ok && strings.TrimSpace(pkg) == "" && strings.TrimSpace(dir) != "" {
			p.SourceRoots = append(p.SourceRoots, strings.TrimSpace(dir))
		}
	}
	return nil
}

// parseINI reads sections of keys as Python's configparser does: values go on
// over indented lines, keys are in lower case, comments stand on own lines.
func parseINI(text string) map[string]map[string]string {
	doc := map[string]map[string]string{}
	var section map[string]string
	key := ""
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \t\r\n")
		word := strings.TrimLeft(line, " \t")
		switch {
		case word == "" || word[0] == '#' || word[0] == ';':
		case word != line && key != "":
			section[key] += "\n" + word
		case word[0] == '[' && strings.HasSuffix(word, "]"):
			name := word[1 : len(word)-1]
			if doc[name] == nil {
				doc[name] = map[string]string{}
			}
			section, key = doc[name], ""
		case section != nil:
			i := strings.IndexAny(word, "=:")
			if i < 0 {
				key = ""
				continue
			}
			key = strings.ToLower(strings.TrimSpace(word[:i]))
			section[key] = strings.TrimSpace(word[i+1:])
		}
	}
	return doc
}

// lines returns the lines of a value that are not empty.
func lines(value string) []string {
	var list []string
	for line := range strings.SplitSeq(value, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}
