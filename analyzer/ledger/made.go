package ledger

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// MadeName is the file, beside a port, that holds what the port was made of and
// what molt made. Its layout is no contract.
const MadeName = ".molt/base.json.gz"

// maxMade bounds what is unpacked of a file that may have been tampered with.
const maxMade = 1 << 30

// Made is a port as molt made it: later ports are merged against it, and reports
// and checks compare with it what stands there now.
type Made struct {
	// Python holds the decoded text of each Python file as it was, by File.Path;
	// of a notebook, its cells as one module.
	Python map[string]string `json:"python,omitempty"`
	// Files holds the text of each file that was made, by slash path below the
	// port, and Copies the hash alone of those that are copies of molt's own
	// libraries, which nobody should edit.
	Files  map[string]string `json:"files"`
	Copies map[string]string `json:"copies"`
}

// Pack returns the bytes of MadeName.
func (m *Made) Pack() ([]byte, error) {
	text, err := json.Marshal(m) // sorts the names
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	zip := gzip.NewWriter(&out)
	if _, err := zip.Write(text); err != nil {
		return nil, err
	}
	if err := zip.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// ReadMade reads what was made of the port in a folder: nothing where it is lost,
// an error where it is damaged.
func ReadMade(dir string) (*Made, error) {
	m := &Made{}
	file, err := os.Open(filepath.Join(dir, filepath.FromSlash(MadeName)))
	if errors.Is(err, fs.ErrNotExist) {
		return m, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	zip, err := gzip.NewReader(file)
	if err == nil {
		err = json.NewDecoder(io.LimitReader(zip, maxMade)).Decode(m)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w; restore it, or port into another folder", MadeName, err)
	}
	return m, nil
}
