package dyn

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"io"

	"github.com/molt-go/molt/templates/pyrt"
)

// inflate decompresses data: of zlib, of gzip, or without header, as wbits tells.
func inflate(data Bytes, wbits int) Value {
	var r io.Reader
	var err error
	source := bytes.NewReader([]byte(data))
	switch {
	case wbits < 0:
		r = flate.NewReader(source)
	case wbits > 15:
		r, err = gzip.NewReader(source)
	default:
		r, err = zlib.NewReader(source)
	}
	var out []byte
	if err == nil {
		out, err = io.ReadAll(r)
	}
	switch err {
	case nil:
		return Bytes(out)
	case io.ErrUnexpectedEOF, io.EOF:
		panic(zlibErrorType.exc.New("Error -5 while decompressing data: incomplete or truncated stream"))
	case zlib.ErrHeader, gzip.ErrHeader:
		panic(zlibErrorType.exc.New("Error -3 while decompressing data: incorrect header check"))
	case zlib.ErrChecksum, gzip.ErrChecksum:
		panic(zlibErrorType.exc.New("Error -3 while decompressing data: incorrect data check"))
	}
	panic(pyrt.NewGuard("zlib: the error of data that is not valid is not carried over"))
}
