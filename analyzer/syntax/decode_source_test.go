package syntax

import (
	"encoding/hex"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestDecodeSource(t *testing.T) {
	for _, row := range golden[[3]string](t, "sources.jsonl") {
		src, err := hex.DecodeString(row[0])
		if err != nil {
			t.Fatal(err)
		}
		text, _, refused := decodeSource("f.py", src)
		switch {
		case refused != nil && row[1] == "":
			t.Errorf("%q: %v, CPython reads %q", src, refused, row[2])
		case refused == nil && row[1] != "":
			t.Errorf("%q: read as %q, CPython says %s", src, text, row[2])
		case refused == nil && text != row[2]:
			t.Errorf("%q: got %q, CPython reads %q", src, text, row[2])
		}
	}
}

func TestDecodeSourceErrors(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"x\n\"\xff\"", "f.py:2:2: (unicode error) 'utf-8' codec can't decode byte 0xff in position 3: invalid start byte"},
		{"\xef\xbb\xbfé\xe2\x82\"", "f.py:1:3: (unicode error) 'utf-8' codec can't decode bytes in position 5-6: invalid continuation byte"},
		{"a\r\nb\xc3", "f.py:2:2: (unicode error) 'utf-8' codec can't decode byte 0xc3 in position 3: unexpected end of data"},
		{"# \xff", "f.py:1:3: (unicode error) 'utf-8' codec can't decode byte 0xff in position 2: invalid start byte"},
		{"a\n\xff\x00", "f.py:2:2: source code cannot contain null bytes"},
		{"#\n# coding: nope", "f.py:2:1: unknown encoding: nope"},
		{"# coding: utf-7\n", "f.py:1:1: encoding not supported: utf-7"},
		{"\xef\xbb\xbf# coding: latin-1\n", "f.py:1:1: encoding problem: iso-8859-1 with BOM"},
		{"# coding: cp1252\n\xe9\x81", "f.py:2:3: (unicode error) 'charmap' codec can't decode byte 0x81 in position 18: character maps to <undefined>"},
		{"# coding: ascii\n\xe9", "f.py:2:1: (unicode error) 'ascii' codec can't decode byte 0xe9 in position 16: ordinal not in range(128)"},
		{"# coding: gbk\n\xb0\xa1\xff", "f.py:2:4: (unicode error) 'gbk' codec can't decode byte 0xff in position 16: illegal multibyte sequence"},
	} {
		_, _, err := decodeSource("f.py", []byte(test.src))
		if err == nil || err.Error() != test.want {
			t.Errorf("%q: got %v, want %s", test.src, err, test.want)
		}
	}
}

func TestDecodeSourceEncoding(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"x", "utf-8"},
		{"\xef\xbb\xbfx", "utf-8"},
		{"# coding: U8\n", "utf-8"},
		{"# coding: Latin_1\n", "iso-8859-1"},
		{"# coding: cyrillic\n", "iso8859-5"},
		{"# coding: 1252\n", "cp1252"},
		{"# coding: sjis\n", "shift-jis"},
	} {
		_, got, err := decodeSource("f.py", []byte(test.src))
		if err != nil || got != test.want {
			t.Errorf("%q: got %q, %v; want %q", test.src, got, err, test.want)
		}
	}
}

func FuzzDecodeSource(f *testing.F) {
	for _, row := range golden[[3]string](f, "sources.jsonl") {
		src, err := hex.DecodeString(row[0])
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		text, encoding, err := decodeSource("f.py", src)
		switch {
		case err != nil:
			if text != "" || err.Line < 0 || err.Col < 0 {
				t.Errorf("%q: %q beside %v", src, text, err)
			}
		case encoding == "" || !utf8.ValidString(text) || strings.ContainsAny(text, "\r\x00"):
			t.Errorf("%q: read as %q in %q", src, text, encoding)
		}
	})
}

func BenchmarkDecodeSource(b *testing.B) {
	body := strings.Repeat("def f(x):\n    return x + 1  # caf\n", 3000)
	for name, text := range map[string]string{
		"utf-8":   body,
		"crlf":    strings.ReplaceAll(body, "\n", "\r\n"),
		"latin-1": "# coding: latin-1\n" + body,
	} {
		b.Run(name, func(b *testing.B) {
			src := []byte(text)
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := decodeSource("f.py", src); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
