package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/analyzer/git"
	"github.com/molt-go/molt/analyzer/ledger"
	"github.com/molt-go/molt/analyzer/report"
	"github.com/molt-go/molt/analyzer/review"
	"github.com/molt-go/molt/analyzer/standing"
	"github.com/molt-go/molt/translate/parity"
)

// prOptions are the flags of pr.
type prOptions struct {
	standingOptions
	base, branch, into, body string
	whole                    bool
	recording                string
}

func newPR(e *env) *cobra.Command {
	var o prOptions
	cmd := &cobra.Command{
		Use:   "pr FUNCTION",
		Short: "Make a branch that proposes the port of a function, ready to push",
		Long: `pr makes a branch in the git repository of the port with one commit: the Go of
FUNCTION as it stands and what that needs, beside what the base has of the port
already. A function over dynamic values needs the whole port. The message, the text of the pull request, is about FUNCTION: what was
checked, how fast it is, what to look at, how to roll back.

What is checked out and staged stays as it is, and nothing is pushed or executed.
A port that lies outside the repository of its Python is put into it with --into.

With --recording the branch has a Go test which replays the recorded calls of the
function, where it became typed Go and their values have one Go form. These values
are of real runs: look at them before you push.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			p, decisions, err := o.open()
			if err != nil {
				return err
			}
			f, err := p.Find(args[0])
			if err != nil {
				return err
			}
			if f.Judged.Go == "" {
				return fmt.Errorf("%s has no Go to propose", f.Name)
			}
			if !o.goOnly {
				now, err := o.python(c.Context(), e, p)
				if err != nil {
					return err
				}
				now.Update(p)
			}
			return o.propose(e, p, decisions, f)
		},
	}
	o.dirFlag(cmd)
	o.sourceFlags(cmd)
	f := cmd.Flags()
	f.StringVar(&o.base, "base", "HEAD", "the commit to branch from")
	f.StringVar(&o.branch, "branch", "", "name of the branch (default: molt/ and the function)")
	f.StringVar(&o.into, "into", "", "folder for the port in the repository of its Python, where it lies outside")
	f.StringVar(&o.recording, "recording", "", "folder of a recording whose calls of the function become a Go test")
	f.BoolVar(&o.whole, "whole", false, "propose the whole port, not only what FUNCTION needs")
	f.StringVar(&o.body, "body", "", "write the text of the pull request to a file, too")
	return cmd
}

// propose makes the branch.
func (o *prOptions) propose(e *env, p *standing.Port, decisions *review.File, f *standing.Function) error {
	top, folder, err := o.place(p)
	if err != nil {
		return err
	}
	if _, err := git.Resolve(top, o.base); err != nil {
		return err
	}
	files, err := o.files(p, top, folder)
	if err != nil {
		return err
	}
	left, err := o.cut(e, p, f, top, folder, files)
	if err != nil {
		return err
	}
	test, err := o.test(e, p, f)
	if err != nil {
		return err
	}
	gone, err := vanished(p.Dir, top, folder, o.base, files)
	if err != nil {
		return err
	}
	proposal := report.Proposal{Function: f, Review: decisions.Functions[f.Name], State: decisions.State(f), Python: p.Python(f),
		Folder: folder, Calls: p.Mentions(f), Others: len(p.Functions) - 1 - left, Left: left}
	if test != nil {
		files[path.Join(folder, test.Name)] = test.Text
		proposal.Tests, proposal.Cases = test.Name, test.Cases
	}
	body := proposal.Markdown()
	c := git.Commit{Branch: o.branchOf(f), Base: o.base, Message: proposal.Title() + "\n\n" + body, Files: files, Gone: gone}
	commit, err := c.Make(top)
	if errors.Is(err, git.ErrNothing) {
		return fmt.Errorf("%s has the port already as it stands", o.base)
	}
	if err != nil {
		return err
	}
	if o.body != "" {
		if err := writeFile(o.body, []byte(body)); err != nil {
			return err
		}
	}
	fmt.Fprintf(e.out, "%s %s\n", c.Branch, commit)
	if !e.quiet {
		fmt.Fprintf(e.err, "molt: look at it with 'git show %s', push it with 'git push -u origin %s'\n", c.Branch, c.Branch)
	}
	return nil
}

// test makes the function's test of a recording; nil where there is none, or none
// that can be replayed, which is told.
func (o *prOptions) test(e *env, p *standing.Port, f *standing.Function) (*parity.Test, error) {
	if o.recording == "" {
		return nil, nil
	}
	rec, problems, err := recording.Read(o.recording, recording.DefaultLimits())
	if err != nil {
		return nil, err
	}
	for _, problem := range problems {
		e.note(fmt.Sprintf("%s: %s", o.recording, problem))
	}
	t, err := parity.Of(p, f, rec)
	if err != nil {
		e.note(fmt.Sprintf("no test of %s: %v", f.Name, err))
		return nil, nil
	}
	if t.Left > 0 {
		e.note(fmt.Sprintf("%s of %s are left out of its test", report.Count(t.Left, "recorded call"), f.Name))
	}
	return t, nil
}

// place returns the top of the repository and the slash path of the port in it.
func (o *prOptions) place(p *standing.Port) (top, folder string, err error) {
	if o.into == "" {
		if top, err = git.Top(p.Dir); err != nil {
			return "", "", fmt.Errorf("the port lies in no git repository (%w); --into puts it into that of its Python", err)
		}
		folder, err = git.Below(top, p.Dir)
		return top, folder, err
	}
	src := o.sourceOf(p)
	if src == "" {
		return "", "", errors.New("molt.json does not say where the Python is: name it with --source")
	}
	dir := src
	if info, err := os.Stat(src); err == nil && !info.IsDir() {
		dir = filepath.Dir(src)
	}
	if top, err = git.Top(dir); err != nil {
		return "", "", err
	}
	folder = path.Clean(filepath.ToSlash(o.into))
	if !filepath.IsLocal(filepath.FromSlash(folder)) {
		return "", "", fmt.Errorf("--into takes a folder below the top of the repository, not %q", o.into)
	}
	return top, folder, nil
}

// files reads what belongs to a port: what molt made and keeps, and people's Go.
// Recordings, which hold values of the user's, are left out.
func (o *prOptions) files(p *standing.Port, top, folder string) (map[string][]byte, error) {
	names := []string{ledger.Name, review.Name, ledger.MadeName, "go.sum"}
	for _, list := range []map[string]string{p.Made.Files, p.Made.Copies, p.Files} {
		for name := range list {
			names = append(names, name)
		}
	}
	files := map[string][]byte{}
	for _, name := range names {
		if !filepath.IsLocal(filepath.FromSlash(name)) {
			return nil, fmt.Errorf("%s names a file outside: %q", ledger.MadeName, name)
		}
		data, err := os.ReadFile(filepath.Join(p.Dir, filepath.FromSlash(name)))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		files[path.Join(folder, name)] = data
	}
	if o.into == "" {
		return files, nil
	}
	moved := *p.Ledger // its source is named from where it comes to lie
	moved.Source = ledger.SourcePath(filepath.Join(top, filepath.FromSlash(folder)), p.Ledger.SourceIn(p.Dir))
	data, err := moved.Marshal()
	files[path.Join(folder, ledger.Name)] = data
	return files, err
}

// vanished returns the Go files that the base has below the port's folder and that
// stand there no more.
func vanished(dir, top, folder, base string, files map[string][]byte) ([]string, error) {
	out, err := git.Output(top, "ls-tree", "-r", "-z", "--name-only", "--end-of-options", base, folder+"/")
	if err != nil {
		return nil, err
	}
	var gone []string
	for name := range strings.SplitSeq(string(out), "\x00") {
		if path.Ext(name) != ".go" || files[name] != nil {
			continue
		}
		rel, err := filepath.Rel(filepath.FromSlash(folder), filepath.FromSlash(name))
		if err != nil {
			return nil, err
		}
		if _, err := os.Lstat(filepath.Join(dir, rel)); errors.Is(err, fs.ErrNotExist) {
			gone = append(gone, name)
		}
	}
	return gone, nil
}

// branchOf returns the branch's name: of the function, where git would not take it
// with dashes.
func (o *prOptions) branchOf(f *standing.Function) string {
	if o.branch != "" {
		return o.branch
	}
	name := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '.' || r == '_' || r == '-' {
			return r
		}
		return '-'
	}, f.Name)
	return "molt/" + name
}
