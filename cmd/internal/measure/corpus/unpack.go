package corpus

import (
	"archive/tar"
	"archive/zip"
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"
)

// Limits of what an archive may unpack to.
const (
	maxFile  = 64 << 20
	maxFiles = 50_000
)

// unpack writes the Python files of a .tar.gz, .zip or .whl archive, or all its
// files, below dir.
// Links and other special entries are left out; a name that leads out of dir
// is an error.
func unpack(archive, dir string, all bool) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	w := &writer{root: root, all: all}
	switch {
	case strings.HasSuffix(archive, ".tar.gz"), strings.HasSuffix(archive, ".tar.bz2"):
		return w.untar(archive)
	case strings.HasSuffix(archive, ".zip"), strings.HasSuffix(archive, ".whl"):
		return w.unzip(archive)
	}
	return errors.New("unknown kind of archive")
}

type writer struct {
	root  *os.Root
	all   bool
	files int
}

func (w *writer) untar(archive string) error {
	f, err := os.Open(archive)
	if err != nil {
		return err
	}
	defer f.Close()
	var data io.Reader = bzip2.NewReader(f)
	if !strings.HasSuffix(archive, ".bz2") {
		if data, err = gzip.NewReader(f); err != nil {
			return err
		}
	}
	for tr := tar.NewReader(data); ; {
		h, err := tr.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		if err := w.write(h.Name, tr); err != nil {
			return err
		}
	}
}

func (w *writer) unzip(archive string) error {
	zr, err := zip.OpenReader(archive)
	if err != nil {
		return err
	}
	defer zr.Close()
	for _, f := range zr.File {
		if !f.Mode().IsRegular() {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return err
		}
		err = w.write(f.Name, r)
		if err := errors.Join(err, r.Close()); err != nil {
			return err
		}
	}
	return nil
}

// write copies one file. The root refuses names that lead out of it.
func (w *writer) write(name string, r io.Reader) error {
	if !w.all && !strings.HasSuffix(name, ".py") {
		return nil
	}
	if w.files++; w.files > maxFiles {
		return fmt.Errorf("more than %d files", maxFiles)
	}
	if err := w.root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	out, err := w.root.Create(name)
	if err != nil {
		return err
	}
	n, err := io.Copy(out, io.LimitReader(r, maxFile+1))
	if n > maxFile {
		err = fmt.Errorf("%q: larger than %d bytes", name, maxFile)
	}
	return errors.Join(err, out.Close())
}
