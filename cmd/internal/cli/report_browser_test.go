package cli

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/molt-go/molt/analyzer/evidence/recording"
	"github.com/molt-go/molt/analyzer/review"
)

// moltRun runs a command line of molt.
func moltRun(t *testing.T, status int, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if got := run(context.Background(), &env{out: &out, err: &errs}, args); got != status {
		t.Fatalf("molt %s: status %d\n%s", strings.Join(args, " "), got, errs.String())
	}
	return out.String()
}

// examplePage ports an example and writes its page; it returns the port and the page.
func examplePage(t *testing.T, name string) (port, file string) {
	t.Helper()
	dir := t.TempDir()
	source := filepath.Join(dir, "src", name) // beside the port, so that its ledger can say where
	if err := os.CopyFS(source, os.DirFS(filepath.Join("..", "..", "..", "examples", name))); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(source, recording.Dir)); err != nil { // its times are another machine's
		t.Fatal(err)
	}
	port, file = filepath.Join(dir, name), filepath.Join(dir, name+".html")
	moltRun(t, exitOK, "port", "-q", source, "-o", port)
	moltRun(t, exitOK, "report", port, "-o", file)
	return port, file
}

// shown counts the elements of a selector that take room.
func shown(selector string) string {
	return `[...document.querySelectorAll("` + selector + `")].filter(e => e.getClientRects().length).length`
}

// TestReportPage uses the page of an example as a person would.
func TestReportPage(t *testing.T) {
	b := newBrowser(t)
	port, file := examplePage(t, "routing")

	b.open(file, "")
	want(b, shown(".view"), 1)
	want(b, `document.querySelector(".top a[aria-current]").textContent`, "Overview")
	if n := eval[int](b, shown(".map a, .flame a")); n < 10 {
		t.Errorf("%d functions in the pictures", n)
	}

	// From the map to a function and its statements.
	b.run(`location.hash = document.querySelector(".map a").getAttribute("href")`)
	want(b, shown(".fn"), 1)
	want(b, shown(".view"), 0)
	want(b, `document.activeElement.tagName`, "H2")
	want(b, `document.activeElement.textContent.trim()`, "routing.shortest")
	b.keys("jj")
	want(b, shown(".r.at"), 1)
	want(b, `document.querySelector(".r.at .p").textContent.trim()`, "best: dict[int, float] = {source: 0.0}")
	want(b, `document.querySelector(".r.at .g").textContent.trim()`, "best := pyrt.DictOf(pyrt.T2(source, 0.0))")
	b.keys("k")
	want(b, `/^def shortest/.test(document.querySelector(".r.at .p").textContent)`, true)
	b.do(chromedp.Click(".fn.on .r:nth-of-type(4)"))
	want(b, `document.querySelector(".fn.on .r.at") === document.querySelectorAll(".fn.on .r")[3]`, true)

	// Its neighbour, and back to the table.
	b.keys(kb.ArrowRight)
	want(b, `document.querySelector(".fn.on h2 .name").textContent`, "routing.grid_city")
	b.keys(kb.ArrowLeft)
	want(b, `document.querySelector(".fn.on h2 .name").textContent`, "routing.shortest")
	b.keys(kb.Escape)
	want(b, `location.hash`, "#functions")
	want(b, shown("#functions"), 1)
	b.check()

	reportTable(b)
	reportDecisions(b, port)
	b.check()
}

// reportTable sorts, filters and searches.
func reportTable(b *browser) {
	first := `[...document.querySelectorAll("#table tbody tr")].find(r => !r.hidden).querySelector("a").textContent`
	want(b, first, "routing.shortest")
	all := eval[int](b, shown("#table tbody tr"))
	b.do(chromedp.Click("#table th:nth-child(1) button"))
	want(b, `document.querySelector("th[aria-sort]").textContent`, "Function")
	if names := eval[[]string](b, `[...document.querySelectorAll("#table tbody a")].map(a => a.textContent.toLowerCase())`); !slices.IsSorted(names) {
		b.Errorf("sorted by name: %v", names)
	}
	b.do(chromedp.Click("#table th:nth-child(2) button"))
	want(b, `document.querySelector("th[aria-sort]").getAttribute("aria-sort")`, "descending")
	want(b, first, "routing.shortest")
	b.keys("/")
	want(b, `document.activeElement.id`, "q")
	b.run(`document.querySelector("#q").value = ""`) // the protocol types the slash all the same
	b.keys("NoRoute")
	want(b, `document.querySelector("#count").textContent`, "2 of "+strconv.Itoa(all)+" functions")
	b.keys(kb.Escape)
	b.keys("j")
	want(b, `document.activeElement.textContent`, eval[string](b, first))
	b.keys(kb.Enter)
	want(b, `document.querySelector(".fn.on h2 .name").textContent.includes("NoRoute")`, true)
	b.keys(kb.Escape)
	b.run(`document.querySelector("#q").value = ""; document.querySelector("#q").dispatchEvent(new Event("input"))`)
	want(b, shown("#table tbody tr"), all)
}

// reportDecisions accepts a function in the page, exports that and imports it.
func reportDecisions(b *browser, port string) {
	dir := b.TempDir()
	allow := cdpbrowser.SetDownloadBehaviorParams{Behavior: cdpbrowser.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir}
	if _, err := chromedp.CallBrowser(b.ctx, cdpbrowser.SetDownloadBehavior, allow); err != nil {
		b.Fatal(err)
	}
	b.run(`location.hash = [...document.querySelectorAll("#table a")].find(a => a.textContent === "routing.shortest").hash`)
	decide := func(reason, button string) {
		b.run(`document.querySelector(".fn.on .decide input").focus()`)
		b.keys(reason)
		b.run(`document.querySelector(".fn.on .decide ` + button + `").click()`)
	}
	want(b, shown(".fn.on .decide"), 1)
	decide("checked against last year's routes", "button[value=accepted]")
	want(b, `document.querySelector(".fn.on .strip .rv").textContent`, "accepted")
	decide("who calls this?", "button:last-of-type")
	b.run(`location.hash = "#functions"`)
	want(b, `document.querySelector("#decided").textContent`, "2 decisions in this page.")
	b.run(`document.querySelector("#export").click()`)
	file := filepath.Join(dir, "molt-decisions.json")
	for range 200 {
		if exists(file) {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := review.ReadDecisions(data); err != nil {
		b.Errorf("%v\n%s", err, data)
	}
	moltRun(b.T, exitOK, "review", "import", file, "--port", port)
	if out := moltRun(b.T, exitOK, "review", "list", "--port", port); !strings.Contains(out, "accepted") || !strings.Contains(out, "routing.shortest") {
		b.Errorf("after the import:\n%s", out)
	}
	text := moltRun(b.T, exitOK, "report", port, "--format", "markdown")
	if !strings.Contains(text, "| accepted in review | ") || strings.Contains(text, "| accepted in review | 0 % | 0 |") {
		b.Errorf("the next report does not say so:\n%s", text)
	}
}

// TestReportWithoutScript holds that the page can be read without its script.
func TestReportWithoutScript(t *testing.T) {
	b := newBrowser(t)
	_, file := examplePage(t, "logstats")
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.open(file, "")
	if n := eval[int](b, shown(".view")); n < 3 {
		t.Errorf("%d sections are shown", n)
	}
	if n := eval[int](b, shown(".tools, .keys, #decisions")); n != 0 {
		t.Errorf("%d controls are shown that do nothing", n)
	}
	want(b, shown(".fn details[open]"), 0)
	b.run(`document.querySelector(".fn summary").click()`)
	want(b, shown(".fn details[open] .code"), 1)
	b.check()
}

// TestReportAccessible has axe-core look at each view in both schemes of colours.
func TestReportAccessible(t *testing.T) {
	source := axeSource(t)
	b := newBrowser(t)
	for _, name := range []string{"routing", "logstats"} {
		_, file := examplePage(t, name)
		for _, dark := range []bool{false, true} {
			b.dark(dark)
			for _, view := range []string{"#overview", "#takes", "#functions", "#findings", ""} {
				b.open(file, view)
				if view == "" { // a function
					b.run(`location.hash = document.querySelector("#table a").hash`)
				}
				b.axe(source, fmt.Sprintf("%s %q dark=%v", name, view, dark))
			}
		}
	}
	b.check()
}

// TestReportPrints holds that the page prints all of its sections.
func TestReportPrints(t *testing.T) {
	b := newBrowser(t)
	_, file := examplePage(t, "orbits")
	b.open(file, "#functions")
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	if n := eval[int](b, shown(".view")); n < 3 {
		t.Errorf("%d sections are printed", n)
	}
	pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(pdf, []byte("%PDF")) {
		t.Error("no PDF")
	}
	b.check()
}

// hostileProject writes a program of 5,000 functions whose every name, comment and
// text means something to a page.
func hostileProject(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	var b strings.Builder
	b.WriteString("'''</script><script>alert(1)</script>'''\nLONG = '" + strings.Repeat("<b>", 350_000) + "'\n")
	for i := range 5000 {
		fmt.Fprintf(&b, "def f%d(x='</script><img src=x onerror=alert(2)>'):\n    \"\"\"</article></details><script>alert(3)</script> \u202ereversed\u2066\"\"\"\n    # <!-- <svg onload=alert(4)> {{.}} ${x}\n    return x * %d\n\n\n", i, i)
	}
	b.WriteString("for i in range(10):\n    f1(i); f2(i)\n")
	for name, text := range map[string]string{"<img src=x onerror=alert(5)>.py": b.String(), "a\"b'c&d.py": "def g():\n    return f'</style>{1}'\n\ng()\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Skipf("no file can have this name here: %v", err)
		}
	}
	return dir
}

// TestReportHostile holds that a large project full of markup is escaped, bounded
// and quick.
func TestReportHostile(t *testing.T) {
	b := newBrowser(t)
	dir := hostileProject(t)
	start := time.Now()
	file := filepath.Join(t.TempDir(), "page.html")
	moltRun(t, exitOK, "report", dir, "-o", file)
	if took := time.Since(start); took > time.Minute {
		t.Errorf("it took %v", took)
	}
	if info, err := os.Stat(file); err != nil || info.Size() > 5_000_000 {
		t.Errorf("the page: %v, %v", info.Size(), err)
	}
	b.open(file, "#functions")
	want(b, `document.querySelector("#count").textContent`, "5000 functions")
	if n := eval[int](b, `document.querySelectorAll("img, iframe, svg[onload], main script").length`); n != 0 {
		t.Errorf("%d elements of the input are on the page", n)
	}
	b.keys("/")
	b.run(`document.querySelector("#q").value = ""`)
	b.keys("f4321")
	want(b, shown("#table tbody tr"), 1)
	b.run(`location.hash = document.querySelector("#table a").hash`)
	want(b, shown(".fn"), 1)
	b.check()
}
