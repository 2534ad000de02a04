package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/molt-go/molt/analyzer/cache"
	"github.com/molt-go/molt/analyzer/config"
	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/analyzer/report"
)

// recordOptions are the flags of record.
type recordOptions struct {
	command []string
	output  string
	root    string
	budget  string
	maxSize string
	memory  bool
	exclude []string
	include []string
}

func newRecord(e *env) *cobra.Command {
	var o recordOptions
	cmd := &cobra.Command{
		Use:   "record [flags] -- COMMAND [ARG...]",
		Short: "Run a Python program and keep what its functions do",
		Long: `record runs a command, such as python3 app.py or python3 -m pytest, and keeps
what the functions of the project did in it: calls, times, types, and some whole
calls with arguments and results. Programs that the command starts are recorded
too. The command itself is not changed; its output is its own.

The recording is a folder on this machine and goes nowhere else. Values of names
that look secret (password, token, email, key, ...) are replaced by their shape.
"molt record show" prints what is kept.

Exit status: that of the command, or 2 if it cannot be run.`,
		Example: "  molt record -- python3 -m pytest\n  molt record --exclude 'shop.payment' -- python3 app.py input.txt",
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			o.command = args
			return runRecord(c.Context(), e, &o)
		},
	}
	f := cmd.Flags()
	f.SetInterspersed(false)
	f.StringVarP(&o.output, "output", "o", "", "folder of the recording, added to if it is there (default: .molt/recording of the project)")
	f.StringVar(&o.root, "root", "", "folder of the project: what is below it is recorded (default: the current folder, or the script's if that is elsewhere)")
	f.StringVar(&o.budget, "budget", "30%", "how much longer the program may take; none: count every call whatever it takes")
	f.StringVar(&o.maxSize, "max-size", "16MB", "most that one process writes")
	f.BoolVar(&o.memory, "memory", false, "weigh what functions hold allocated, which is slow")
	f.StringSliceVar(&o.exclude, "exclude", nil, "modules and functions to leave out, or names whose values are: shop.pay, shop.*, iban")
	f.StringSliceVar(&o.include, "include", nil, "only these modules and functions")
	cmd.AddCommand(newRecordShow(e))
	return cmd
}

// exitStatus is the error of a verb that ends with the status of a command it ran.
type exitStatus int

func (s exitStatus) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

func runRecord(ctx context.Context, e *env, o *recordOptions) error {
	if len(o.command) == 0 {
		return errors.New("no command to record, as in: molt record -- python3 app.py")
	}
	opt, err := o.settle()
	if err != nil {
		return err
	}
	if err := makePrivate(opt.Dir); err != nil {
		return err
	}
	base := cache.DefaultDir()
	if base == "" {
		if base, err = os.MkdirTemp("", "molt-recorder-"); err != nil {
			return err
		}
		defer os.RemoveAll(base)
	}
	hook, err := recording.Install(base)
	if err != nil {
		return err
	}
	environ, err := opt.Environ(hook, os.Environ())
	if err != nil {
		return err
	}
	pid, status, err := e.runCommand(ctx, o.command, environ)
	if err != nil {
		return err
	}
	if err := recording.Exited(opt.Dir, pid, status); err != nil {
		return err
	}
	e.reportRecording(opt.Dir)
	if status != exitOK {
		return exitStatus(status)
	}
	return nil
}

// settle makes the recorder's options of the flags and the settings.
func (o *recordOptions) settle() (recording.Options, error) {
	var opt recording.Options
	root, err := projectRoot(o.root, o.command)
	if err != nil {
		return opt, err
	}
	opt.Root, opt.Memory = root, o.memory
	opt.Dir = filepath.Join(root, recording.Dir)
	if o.output != "" {
		if opt.Dir, err = filepath.Abs(o.output); err != nil {
			return opt, err
		}
	}
	if opt.Budget, err = parseBudget(o.budget); err != nil {
		return opt, err
	}
	if opt.MaxBytes, err = config.ParseSize(o.maxSize); err != nil {
		return opt, fmt.Errorf("--max-size: %w", err)
	}
	tree, err := config.NewTree(root, config.Options{})
	if err != nil {
		return opt, err
	}
	settings, err := tree.For(root)
	if err != nil {
		return opt, err
	}
	opt.Exclude = append(opt.Exclude, settings.RecordExclude...)
	opt.Exclude = append(opt.Exclude, o.exclude...)
	opt.Include = o.include
	if len(opt.Include) == 0 {
		opt.Include = settings.RecordInclude
	}
	return opt, nil
}

// parseBudget reads "30%"; none is 0.
func parseBudget(text string) (float64, error) {
	if text == "none" {
		return 0, nil
	}
	n, err := strconv.ParseFloat(strings.TrimSuffix(text, "%"), 64)
	if err != nil || !(n > 0 && n < 1e6) {
		return 0, fmt.Errorf("--budget takes a percentage such as 30%%, or none, not %q", text)
	}
	return n / 100, nil
}

// projectRoot returns the absolute folder of the project that a command runs.
func projectRoot(flag string, command []string) (string, error) {
	root, err := filepath.Abs(flag)
	if err != nil {
		return "", err
	}
	if flag != "" {
		info, err := os.Stat(root)
		if err == nil && !info.IsDir() {
			err = fmt.Errorf("--root %s is no folder", flag)
		}
		return root, err
	}
	for _, arg := range command[1:] {
		if strings.HasPrefix(arg, "-") {
			continue
		}
		script, err := filepath.Abs(arg)
		if err != nil {
			return "", err
		}
		if info, err := os.Stat(script); err != nil || !info.Mode().IsRegular() || !strings.HasSuffix(arg, ".py") {
			break
		}
		if rel, err := filepath.Rel(root, script); err != nil || !filepath.IsLocal(rel) {
			root = filepath.Dir(script)
		}
		break
	}
	return root, nil
}

// makePrivate makes a folder that others cannot read and that git leaves out.
func makePrivate(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	ignore := filepath.Join(dir, ".gitignore")
	if _, err := os.Stat(ignore); err == nil {
		return nil
	}
	return os.WriteFile(ignore, []byte("*\n"), 0o600)
}

// runCommand runs a command with molt's own streams and returns its process id and
// exit status. An interrupt ends the command, not molt; from a terminal it reaches
// the command by itself.
func (e *env) runCommand(ctx context.Context, command, environ []string) (pid, status int, err error) {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Env, cmd.Stdin, cmd.Stdout, cmd.Stderr = environ, os.Stdin, e.out, e.err
	ended := make(chan os.Signal, 1)
	signal.Notify(ended, syscall.SIGTERM)
	defer signal.Stop(ended)
	if err := cmd.Start(); err != nil {
		return 0, 0, err
	}
	done := make(chan struct{})
	go func() {
		select {
		case <-done:
		case <-ended:
			cmd.Process.Signal(syscall.SIGTERM) // it may have ended meanwhile
		case <-ctx.Done():
			if !e.progress {
				cmd.Process.Signal(os.Interrupt)
			}
		}
	}()
	err = cmd.Wait()
	close(done)
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return 0, 0, err
	}
	status = cmd.ProcessState.ExitCode()
	if ws, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); ok && ws.Signaled() {
		status = 128 + int(ws.Signal())
	}
	return cmd.Process.Pid, status, nil
}

// reportRecording says on standard error what the folder of a recording holds now.
func (e *env) reportRecording(dir string) {
	rec, problems, err := recording.Read(dir, recording.DefaultLimits())
	if err != nil {
		fmt.Fprintln(e.err, "molt: nothing was recorded: was that Python 3.8 or newer, without -I, -E or -S?")
		return
	}
	e.nameProblems(dir, problems)
	if e.quiet {
		return
	}
	text := "molt: " + report.Clean(shorten(dir)) + " holds " + contents(rec)
	if rec.Elapsed > 0 {
		text += fmt.Sprintf("; recording took about %.2g of %.2g seconds", rec.Spent, rec.Elapsed)
	}
	fmt.Fprintln(e.err, text)
}

// nameProblems names what of a recording could not be read.
func (e *env) nameProblems(dir string, problems []recording.Problem) {
	for _, p := range problems {
		fmt.Fprintln(e.err, "molt: "+report.Clean(filepath.Join(shorten(dir), p.String())))
	}
}

// contents says how much a recording holds.
func contents(rec *recording.Recording) string {
	vectors := 0
	for _, f := range rec.Functions {
		vectors += len(f.Vectors)
	}
	return fmt.Sprintf("%s with %s, of %s", report.Count(len(rec.Functions), "function"),
		report.Count(vectors, "whole call"), processes(rec.Processes))
}

func processes(n int) string {
	if n == 1 {
		return "1 process"
	}
	return fmt.Sprintf("%d processes", n)
}

// shorten returns a path relative to the current folder where that is shorter.
func shorten(path string) string {
	wd, err := os.Getwd()
	if err != nil {
		return path
	}
	if rel, err := filepath.Rel(wd, path); err == nil && len(rel) < len(path) {
		return rel
	}
	return path
}
