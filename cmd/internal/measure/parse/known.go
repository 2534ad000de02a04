package main

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

//go:embed known.txt
var knownTxt string

// A knownList holds the accepted differences: name or quoted source to reason.
type knownList struct {
	reason map[string]string
	stale  []string
}

func parseKnown(text string) (*knownList, error) {
	k := &knownList{reason: map[string]string{}}
	for n, line := range strings.Split(text, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, reason, ok := strings.Cut(line, "\t")
		if !ok || reason == "" {
			return nil, fmt.Errorf("known.txt:%d: want a name, a tab and a reason", n+1)
		}
		if strings.HasPrefix(name, `"`) {
			if _, err := strconv.Unquote(name); err != nil {
				return nil, fmt.Errorf("known.txt:%d: %w", n+1, err)
			}
		}
		k.reason[name] = reason
	}
	return k, nil
}

// texts returns the quoted sources of the list, sorted.
func (k *knownList) texts() ([]source, error) {
	var list []source
	for _, name := range slices.Sorted(maps.Keys(k.reason)) {
		if !strings.HasPrefix(name, `"`) {
			continue
		}
		text, err := strconv.Unquote(name)
		if err != nil {
			return nil, err
		}
		list = append(list, source{name, func() ([]byte, error) { return []byte(text), nil }})
	}
	return list, nil
}

// has tells whether a result is listed, and notes an entry that is stale.
func (k *knownList) has(r result) bool {
	_, ok := k.reason[r.name]
	if ok && !r.outcome.bad() {
		k.stale = append(k.stale, r.name)
	}
	return ok
}
