package corpus

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

type entry struct {
	name string
	kind byte
	body string
}

func TestUnpack(t *testing.T) {
	good := []entry{
		{"p-1/setup.py", tar.TypeReg, "a"},
		{"p-1/src/p/__init__.py", tar.TypeReg, "b"},
		{"p-1/README", tar.TypeReg, "c"},
	}
	link := entry{"p-1/link.py", tar.TypeSymlink, ""}
	want := []string{"p-1/setup.py", "p-1/src/p/__init__.py"}
	tests := []struct {
		name    string
		file    string
		write   func(t *testing.T, w io.Writer, entries []entry)
		entries []entry
		want    []string
		refused bool
	}{
		{"tar", "p.tar.gz", writeTar, append(good, link), want, false},
		{"zip", "p.zip", writeZip, good, want, false},
		{"wheel", "p.whl", writeZip, good, want, false},
		{"tar leads out", "p.tar.gz", writeTar, []entry{{"../x.py", tar.TypeReg, "a"}}, nil, true},
		{"zip leads out", "p.zip", writeZip, []entry{{"a/../../x.py", tar.TypeReg, "a"}}, nil, true},
		{"absolute", "p.tar.gz", writeTar, []entry{{"/x.py", tar.TypeReg, "a"}}, nil, true},
		{"unknown", "p.rar", writeZip, nil, nil, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			archive := filepath.Join(dir, tt.file)
			f, err := os.Create(archive)
			if err != nil {
				t.Fatal(err)
			}
			tt.write(t, f, tt.entries)
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
			c := Corpus{Dir: filepath.Join(dir, "tree")}
			err = unpack(archive, c.Dir, false)
			if refused := err != nil; refused != tt.refused {
				t.Fatalf("unpack: %v, want refused %t", err, tt.refused)
			}
			got, err := c.Files()
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("files (-want +got):\n%s", diff)
			}
			if _, err := os.Stat(filepath.Join(dir, "x.py")); err == nil {
				t.Error("a file was written outside the folder")
			}
		})
	}
}

func writeTar(t *testing.T, w io.Writer, entries []entry) {
	t.Helper()
	gz := gzip.NewWriter(w)
	tw := tar.NewWriter(gz)
	for _, e := range entries {
		h := &tar.Header{Name: e.name, Typeflag: e.kind, Size: int64(len(e.body)), Mode: 0o644, Linkname: "setup.py"}
		if err := tw.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(tw, e.body); err != nil {
			t.Fatal(err)
		}
	}
	if err := tw.Close(); err != nil {
		t.Fatal(err)
	}
	if err := gz.Close(); err != nil {
		t.Fatal(err)
	}
}

func writeZip(t *testing.T, w io.Writer, entries []entry) {
	t.Helper()
	zw := zip.NewWriter(w)
	for _, e := range entries {
		f, err := zw.Create(e.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, e.body); err != nil {
			t.Fatal(err)
		}
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
}
