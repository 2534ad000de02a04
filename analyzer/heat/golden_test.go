package heat_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/molt-go/molt/analyzer/heat"
)

var update = flag.Bool("update", false, "write the golden files")

// TestGolden holds the hot spots of the programs in testdata, each beside its source.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal("no programs in testdata", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s := estimate(t, heat.Options{}, map[string]string{filepath.Base(file): string(src)})
			var b strings.Builder
			for _, h := range s.heat.Hotspots(0) {
				fmt.Fprintf(&b, "%s:%d-%d self %.3f total %.3f memory %.3f %s (%s)\n",
					h.Symbol, h.Line, h.EndLine, h.Share, h.Total, h.Memory, h.Kind, h.Basis)
			}
			golden := strings.TrimSuffix(file, ".py") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), b.String()); diff != "" {
				t.Errorf("hot spots of %s (-want +got), -update to accept\n%s", file, diff)
			}
		})
	}
}
