package scan

import (
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
		failed *findings.Failed
	}
	var (
		all   = p.Set.Files
		slots = make([]slot, len(all))
		mu    sync.Mutex
		done  int
	)
	source.Each(all, opt.Workers, func(i int, text source.Text, err error) {
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
		if s.failed != nil {
			p.Files.Failed = append(p.Files.Failed, *s.failed)
		}
	}
	p.Files.Total = len(all) + len(p.Set.Failed)
	p.Files.Parsed = len(files)
	sortFailed(p.Files.Failed)
	return files, nil
}

// analyze parses one file. A crash is a bug of molt's; it costs that file alone.
func analyze(f source.File, text source.Text, err error) (file *resolve.File, failed *findings.Failed) {
	defer func() {
		if r := recover(); r != nil {
			file, failed = nil, &findings.Failed{File: f.Path, Reason: fmt.Sprintf("internal error: %v", r)}
		}
	}()
	if err != nil {
		var se *source.Error
		if errors.As(err, &se) {
			fail := se.Failed()
			return nil, &fail
		}
		return nil, &findings.Failed{File: f.Path, Reason: err.Error()}
	}
	tree, err := syntax.Parse(f.Path, text.Data)
	if err != nil {
		return nil, syntaxFailure(f.Path, err)
	}
	return resolve.Analyze(tree), nil
}

func syntaxFailure(path string, err error) *findings.Failed {
	var se *syntax.Error
	if !errors.As(err, &se) {
		return &findings.Failed{File: path, Reason: err.Error()}
	}
	fail := &findings.Failed{File: path, Line: se.Line, Reason: se.Msg}
	if se.Line > 0 {
		fail.Col = se.Col + 1
	}
	return fail
}
