package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
	"github.com/molt-go/molt/translate/core"
	"github.com/molt-go/molt/translate/port"
)

const mod = "example.com/try"

type prog struct {
	path, name string
	m          *port.Module
	err        error
	ported, all int
	reasons    []string
}

func load(path string) *prog {
	p := &prog{path: path, name: strings.TrimSuffix(filepath.Base(path), ".py")}
	src, err := os.ReadFile(path)
	if err != nil {
		p.err = err
		return p
	}
	tree, err := syntax.Parse(p.name+".py", src)
	if err != nil {
		p.err = err
		return p
	}
	func() {
		defer func() {
			if x := recover(); x != nil && os.Getenv("CRASH") == "" {
				p.err = fmt.Errorf("CRASH %v", x)
			} else if x != nil {
				panic(x)
			}
		}()
		p.m, p.err = port.Port(resolve.Link([]*resolve.File{resolve.Analyze(tree)}, resolve.Options{}), mod)
	}()
	if p.err != nil {
		return p
	}
	port.Functions(p.m.Program, func(fn *core.Func) {
		p.all++
		if fn.Status == core.Ported {
			p.ported++
		}
		for _, r := range fn.Reasons {
			p.reasons = append(p.reasons, fmt.Sprintf("%s:%d %s: [%s] %s", p.name, r.Pos.Line, fn.Qual, r.Code, r.Text))
		}
	})
	return p
}

func main() {
	mode := os.Args[1]
	var progs []*prog
	pt, at := 0, 0
	for _, a := range os.Args[2:] {
		t := time.Now()
		p := load(a)
		progs = append(progs, p)
		if mode == "stat" {
			if p.err != nil {
				fmt.Printf("%-25s ERROR %v\n", p.name, p.err)
				continue
			}
			fmt.Printf("%-25s %d/%d %v\n", p.name, p.ported, p.all, time.Since(t).Round(time.Millisecond))
			pt += p.ported
			at += p.all
			for _, r := range p.reasons {
				if os.Getenv("Q") == "" {
					fmt.Println("   ", r)
				}
			}
		}
		if mode == "show" {
			fmt.Println(p.err)
			for _, r := range p.reasons {
				fmt.Println("   ", r)
			}
			if p.m != nil {
				for n, d := range p.m.Files {
					if !strings.HasPrefix(n, "internal/") && !strings.HasPrefix(n, "cmd/") && strings.HasSuffix(n, ".go") {
						fmt.Println(string(d))
					}
				}
			}
		}
	}
	if mode == "stat" {
		fmt.Printf("TOTAL %d/%d\n", pt, at)
	}
	if mode == "run" {
		run(progs)
	}
}

func run(progs []*prog) {
	dir := "/tmp/typed/build"
	os.RemoveAll(dir)
	files := map[string][]byte{"go.mod": port.GoMod(mod)}
	var imports, runs strings.Builder
	for _, p := range progs {
		if p.err != nil {
			fmt.Printf("ERR   %s: %v\n", p.name, p.err)
			continue
		}
		var pkg string
		for n := range p.m.Files {
			if strings.HasPrefix(n, "internal/") || strings.HasPrefix(n, "cmd/") || n == "go.mod" {
				continue
			}
			pkg = filepath.Dir(n)
			files[n] = p.m.Files[n]
		}
		if !bytes.Contains(files[pkg+"/"+filepath.Base(pkg)+".go"], []byte("func Run()")) {
			continue
		}
		fmt.Fprintf(&imports, "\t%s %q\n", p.name+"x", mod+"/"+pkg)
		fmt.Fprintf(&runs, "\tcase %q:\n\t\tpyrt.RunMain(%s.Run, nil)\n", p.name, p.name+"x")
	}
	files["main.go"] = fmt.Appendf(nil, "package main\n\nimport (\n\t\"os\"\n\n\t%q\n%s)\n\nfunc main() {\n\tswitch os.Args[1] {\n%s\t}\n}\n",
		mod+"/internal/pyrt", imports.String(), runs.String())
	if err := port.AddRuntime(files); err != nil {
		panic(err)
	}
	for n, d := range files {
		to := filepath.Join(dir, n)
		os.MkdirAll(filepath.Dir(to), 0o755)
		os.WriteFile(to, d, 0o644)
	}
	for _, v := range [][]string{{"build", "-o", "bin", "."}, {"vet", "./..."}} {
		c := exec.Command("go", v...)
		c.Dir = dir
		if out, err := c.CombinedOutput(); err != nil {
			fmt.Printf("%v: %s\n", v, out)
			if v[0] == "build" {
				os.Exit(1)
			}
		}
	}
	for _, p := range progs {
		if p.err != nil {
			continue
		}
		want, wend := exe("python3", p.path)
		got, gend := exe(dir+"/bin", p.name)
		switch {
		case strings.Contains(gend, "not ported") :
			fmt.Printf("STUB  %s %v\n", p.name, slices.Compact(p.reasons))
		case want == got && wend == gend:
			fmt.Printf("ok    %s %d/%d\n", p.name, p.ported, p.all)
		case strings.Contains(gend, "molt: guard") || strings.HasPrefix(gend, "70"):
			fmt.Printf("GUARD %s %s\n", p.name, gend)
		default:
			fmt.Printf("WRONG %s\n--- want (%s)\n%s--- got (%s)\n%s\n", p.name, wend, want, gend, got)
		}
	}
}

func exe(name string, args ...string) (string, string) {
	c := exec.Command("timeout", append([]string{"20", name}, args...)...)
	var out, errb bytes.Buffer
	c.Stdout, c.Stderr = &out, &errb
	err := c.Run()
	end := ""
	if err != nil {
		l := strings.Split(strings.TrimSpace(errb.String()), "\n")
		end = fmt.Sprintf("%d %s", c.ProcessState.ExitCode(), l[len(l)-1])
		if strings.Contains(errb.String(), "not ported") {
			end = "not ported"
		}
	}
	return out.String(), end
}
