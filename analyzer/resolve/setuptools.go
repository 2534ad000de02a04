package resolve

import (
	"regexp"
	"strings"
)

// This file implements the reading of setup.cfg and setup.py, as text: neither
// is ever run.

// readSetupCfg reads the sections that setuptools knows.
func (r *Root) readSetupCfg(text string) {
	section, key := "", ""
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimRight(line, "\r")
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "" || trimmed[0] == '#' || trimmed[0] == ';':
		case trimmed[0] == '[':
			section, key = strings.Trim(trimmed, "[]"), ""
		case line[0] == ' ' || line[0] == '\t':
			r.setupValue(section, key, trimmed)
		default:
			k, v, _ := strings.Cut(trimmed, "=")
			key = strings.TrimSpace(k)
			if v = strings.TrimSpace(v); v != "" {
				r.setupValue(section, key, v)
			}
		}
	}
}

func (r *Root) setupValue(section, key, value string) {
	switch {
	case section == "metadata" && key == "name":
		if r.Name == "" {
			r.Name = value
		}
	case section == "options" && key == "python_requires":
		r.setPython(value)
	case section == "options" && key == "install_requires", section == "options.extras_require":
		r.require(value)
	case section == "options" && key == "package_dir":
		if name, dir, ok := strings.Cut(value, "="); ok && strings.TrimSpace(name) == "" {
			r.addSource(strings.TrimSpace(dir))
		}
	case section == "options.packages.find" && key == "where":
		r.addSource(value)
	case section == "options.entry_points":
		if name, target, ok := strings.Cut(value, "="); ok {
			r.addScript(name, target)
		}
	}
}

var (
	setupPython   = regexp.MustCompile(`python_requires\s*=\s*["']([^"']+)["']`)
	setupName     = regexp.MustCompile(`\bname\s*=\s*["']([^"']+)["']`)
	setupDir      = regexp.MustCompile(`package_dir\s*=\s*\{\s*["']["']\s*:\s*["']([^"']+)["']`)
	setupRequires = regexp.MustCompile(`(?s)install_requires\s*=\s*\[(.*?)\n?\s*\]`)
	setupScript   = regexp.MustCompile(`["']\s*([\w.-]+)\s*=\s*([\w.]+:[\w.]+)`)
	quoted        = regexp.MustCompile(`["']([^"'\n]+)["']`)
)

// readSetupPy finds literal arguments of setup(...).
func (r *Root) readSetupPy(text string) {
	if m := setupPython.FindStringSubmatch(text); m != nil {
		r.setPython(m[1])
	}
	if m := setupName.FindStringSubmatch(text); m != nil && r.Name == "" {
		r.Name = m[1]
	}
	if m := setupDir.FindStringSubmatch(text); m != nil {
		r.addSource(m[1])
	}
	if m := setupRequires.FindStringSubmatch(text); m != nil {
		for _, q := range quoted.FindAllStringSubmatch(m[1], -1) {
			r.require(q[1])
		}
	}
	for _, m := range setupScript.FindAllStringSubmatch(text, -1) {
		r.addScript(m[1], m[2])
	}
}
