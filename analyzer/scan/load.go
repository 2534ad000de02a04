package scan

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/source"
	"github.com/molt-go/molt/analyzer/syntax"
)

// parse reads and parses all files of the set in parallel and returns what
// resolve made of them, in the order of the set.
func (p *Project) parse(ctx context.Context, opt Options) ([]*resolve.File, error) {
	type slot struct {
		file   *resolve.File
		failed []findings.Failed
	}
	var (
		all   = p.Set.Files
		slots = make([]slot, len(all))
		mu    sync.Mutex
		done  int
	)
	source.Each(all, opt.workers(), func(i int, text source.Text, err error) {
		if ctx.Err() != nil {
			return
		}
		f, failed := analyze(all[i], text, err)
		slots[i] = slot{f, failed}
		mu.Lock()
		defer mu.Unlock()
		if text.Notebook != nil {
			p.Notebooks[all[i].Path] = text.Notebook
		}
		if done++; opt.Progress != nil {
			opt.Progress(done, len(all))
		}
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var files []*resolve.File
	p.Files.Failed = append([]findings.Failed{}, p.Set.Failed...)
	for _, s := range slots {
		if s.file != nil {
			files = append(files, s.file)
		}
		p.Files.Failed = append(p.Files.Failed, s.failed...)
	}
	p.Files.Total = len(all) + len(p.Set.Failed)
	p.Files.Parsed = len(files)
	sortFailed(p.Files.Failed)
	return files, nil
}

// analyze parses one file. A crash is a bug of molt's; it costs that file alone.
func analyze(f source.File, text source.Text, err error) (file *resolve.File, failed []findings.Failed) {
	defer func() {
		if r := recover(); r != nil {
			file, failed = nil, []findings.Failed{{File: f.Path, Reason: fmt.Sprintf("internal error: %v", r)}}
		}
	}()
	if err != nil {
		var se *source.Error
		if errors.As(err, &se) {
			return nil, []findings.Failed{se.Failed()}
		}
		return nil, []findings.Failed{{File: f.Path, Reason: err.Error()}}
	}
	tree, failed := parseText(f.Path, text)
	if tree == nil {
		return nil, failed
	}
	return resolve.Analyze(tree), failed
}

// parseText parses a file; of a notebook, all cells that can be.
func parseText(path string, text source.Text) (*syntax.File, []findings.Failed) {
	var failed []findings.Failed
	for data := text.Data; ; {
		tree, err := syntax.Parse(path, data)
		if err == nil {
			return tree, failed
		}
		f := syntaxFailure(path, err)
		if text.Notebook == nil || f.Line == 0 {
			return nil, append(failed, f)
		}
		f.Cell, f.Line = text.Notebook.Cell(f.Line)
		failed = append(failed, f)
		rest := text.Notebook.WithoutCell(data, f.Cell)
		if bytes.Equal(rest, data) {
			return nil, failed
		}
		data = rest
	}
}

func syntaxFailure(path string, err error) findings.Failed {
	var se *syntax.Error
	if !errors.As(err, &se) {
		return findings.Failed{File: path, Reason: err.Error()}
	}
	f := findings.Failed{File: path, Line: se.Line, Reason: se.Msg}
	if se.Line > 0 {
		f.Col = se.Col + 1
	}
	return f
}
