package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// needTool skips a test where a tool is missing; on CI it fails.
func needTool(t *testing.T, what string, found bool) {
	t.Helper()
	if found {
		return
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is missing", what)
	}
	t.Skipf("%s is missing", what)
}

// A browser is a tab of a headless Chromium that notes what goes wrong.
type browser struct {
	*testing.T
	ctx   context.Context
	mu    sync.Mutex
	wrong []string // errors on the console, and requests that leave the page
}

// newBrowser starts Chromium.
func newBrowser(t *testing.T) *browser {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil && path == "" {
			path = p
		}
	}
	needTool(t, "chromium", path != "")
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.WindowSize(1280, 900))
	if os.Geteuid() == 0 {
		opts = append(opts, chromedp.NoSandbox)
	}
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &browser{T: t, ctx: ctx}
	if err := chromedp.Listen(ctx, b.note); err != nil { // starts it
		t.Fatal(err)
	}
	b.ctx, cancel = context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(cancel)
	call(b, network.Enable, network.EnableParams{})
	call(b, log.Enable, cdp.Empty{})
	call(b, runtime.Enable, cdp.Empty{})
	return b
}

// note keeps what must not happen.
func (b *browser) note(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		b.wrong = append(b.wrong, "exception: "+e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		b.wrong = append(b.wrong, "console: "+e.Entry.Text)
	case *runtime.EventConsoleAPICalled:
		b.wrong = append(b.wrong, fmt.Sprintf("console: %s", e.Type))
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; !strings.HasPrefix(u, "file://") && !strings.HasPrefix(u, "blob:null/") {
			b.wrong = append(b.wrong, "request: "+u)
		}
	}
}

// check fails the test if anything went wrong.
func (b *browser) check() {
	b.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, w := range b.wrong {
		b.Errorf("%s", w)
	}
	b.wrong = nil
}

func (b *browser) do(actions ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.Fatal(err)
	}
}

// call gives the browser a command.
func call[P, R any](b *browser, command cdp.Command[P, R], params P) R {
	b.Helper()
	r, err := chromedp.Call(b.ctx, command, params)
	if err != nil {
		b.Fatal(err)
	}
	return r
}

// open shows a file at one of its elements.
func (b *browser) open(file, hash string) {
	b.Helper()
	b.do(chromedp.Navigate("about:blank"), chromedp.Navigate("file://"+filepath.ToSlash(file)+hash))
}

// eval evaluates an expression of the page.
func eval[T any](b *browser, expression string, opts ...chromedp.EvaluateOption) T {
	b.Helper()
	out, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, opts...))
	if err != nil {
		b.Fatalf("%s: %v", expression, err)
	}
	return out
}

// run runs statements of a script in the page.
func (b *browser) run(script string) {
	b.Helper()
	eval[chromedp.Void](b, script)
}

// keys presses keys where the focus is.
func (b *browser) keys(keys string) {
	b.Helper()
	b.do(chromedp.KeyEvent(keys))
}

// want waits until an expression of the page has a value. What it asks may not be there yet.
func want[T comparable](b *browser, expression string, value T) {
	b.Helper()
	var got T
	var err error
	for range 400 {
		if got, err = chromedp.Run(b.ctx, chromedp.Evaluate[T](expression)); err == nil && got == value {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	b.Errorf("%s is %v (%v), want %v", expression, got, err, value)
}

// dark switches between the two schemes of colours.
func (b *browser) dark(on bool) {
	b.Helper()
	scheme := "light"
	if on {
		scheme = "dark"
	}
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
}

// axe runs axe-core on what is shown, and reports its violations.
func (b *browser) axe(source, what string) {
	b.Helper()
	b.run(source)
	found := eval[string](b, `axe.run(document, {resultTypes: ["violations"]}).then(r => JSON.stringify(r.violations.map(v => v.id + ": " + v.help + " " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(" | "))))`, chromedp.EvalAwaitPromise)
	var list []string
	if err := json.Unmarshal([]byte(found), &list); err != nil {
		b.Fatal(err)
	}
	for _, v := range list {
		b.Errorf("axe, %s: %s", what, v)
	}
}

// axeSource reads axe-core, which MOLT_AXE names.
func axeSource(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(os.Getenv("MOLT_AXE"))
	needTool(t, "axe-core: MOLT_AXE is to name its axe.min.js; it", err == nil)
	return string(text)
}
