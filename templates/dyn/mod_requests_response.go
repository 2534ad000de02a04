package dyn

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/molt-go/molt/templates/pyrt"
)

// A httpResponse is a requests.Response.
type httpResponse struct {
	url, reason string
	status      int
	headers     *caselessDict
	content     Bytes
	encoding    Value
	history     []Value
	elapsed     time.Duration
}

// PyClass returns the class.
func (*httpResponse) PyClass() *Class { return httpResponseType }

var (
	httpResponseType = NewType("requests.models", "Response")
	httpChunksType   = NewIterType("builtins", "generator")
)

// newHTTPResponse makes a response of Go's, whose body was read.
func newHTTPResponse(url string, resp *http.Response, data []byte) *httpResponse {
	r := &httpResponse{url: url, status: resp.StatusCode, headers: newCaselessDict(nil)}
	_, r.reason, _ = strings.Cut(resp.Status, " ")
	for name, values := range resp.Header {
		r.headers.set(name, strings.Join(values, ", "))
	}
	if n := resp.ContentLength; n >= 0 && r.headers.get("Content-Length") == Unbound && resp.Request.Method != "HEAD" && len(data) > 0 {
		r.headers.set("Content-Length", pyrt.Repr(int(n)))
	}
	if len(resp.TransferEncoding) > 0 {
		r.headers.set("Transfer-Encoding", strings.Join(resp.TransferEncoding, ", "))
	}
	r.headers.unordered = true
	r.content = Bytes(r.decoded(data))
	r.encoding = r.declared()
	return r
}

// decoded unpacks a body.
func (r *httpResponse) decoded(data []byte) []byte {
	how, _ := r.headers.get("Content-Encoding").(string)
	if len(data) == 0 {
		return data
	}
	var reader io.Reader
	var err error
	switch strings.ToLower(how) {
	case "":
		return data
	case "gzip", "x-gzip":
		reader, err = gzip.NewReader(bytes.NewReader(data))
	case "deflate":
		reader, err = zlib.NewReader(bytes.NewReader(data))
	default:
		panic(pyrt.NewGuard("a response in the encoding " + how + " is not carried over"))
	}
	if err == nil {
		data, err = io.ReadAll(reader)
	}
	if err != nil {
		panic(requestFailed(brokenContent, Absent("the text of a ContentDecodingError of requests"), nil))
	}
	return data
}

// declared is the encoding that the headers tell, or nil.
func (r *httpResponse) declared() Value {
	kind, ok := r.headers.get("Content-Type").(string)
	if !ok {
		return nil
	}
	parts := strings.Split(kind, ";")
	for _, p := range parts[1:] {
		name, value, _ := strings.Cut(p, "=")
		if strings.EqualFold(strings.Trim(name, "\"' "), "charset") {
			return strings.Trim(value, "'\" ")
		}
	}
	switch {
	case strings.Contains(parts[0], "text"):
		return "ISO-8859-1"
	case strings.Contains(parts[0], "application/json"):
		return "utf-8"
	}
	return nil
}

// text is the body as text.
func (r *httpResponse) text() string {
	if len(r.content) == 0 {
		return ""
	}
	encoding := r.encoding
	if encoding == nil {
		if !pyrt.IsASCII(string(r.content)) {
			panic(pyrt.NewGuard("the text of a response whose encoding is not declared is not carried over"))
		}
		encoding = "ascii"
	}
	return Str(callMethod(r.content, "decode", encoding, "replace"))
}

// json is the body as JSON.
func (r *httpResponse) json(kw []Kw) (v Value) {
	text := ""
	if r.encoding == nil && len(r.content) > 3 {
		text = Str(callMethod(r.content, "decode", "utf-8"))
	} else {
		text = r.text()
	}
	defer func() {
		p := recover()
		e, ok := p.(*pyrt.Exception)
		if !ok || !e.Class.IsSubclass(pyrt.JSONDecodeErrorClass) {
			if p != nil {
				panic(p)
			}
			return
		}
		from := excObject(e)
		failed := requestFailed(requestJSONError, e.Args[0], nil)
		for _, name := range []string{"msg", "doc", "pos", "lineno", "colno"} {
			excObject(failed).setAttr(name, attrOf(from, name))
		}
		panic(failed)
	}()
	return CallKw(ModJson.Import().Get("loads"), []Value{text}, kw)
}

// redirect is where the response sends a request on, "" for nowhere.
func (r *httpResponse) redirect() string {
	to, _ := r.headers.get("Location").(string)
	switch r.status {
	case 301, 302, 303, 307, 308:
		return to
	}
	return ""
}

// raise raises HTTPError for a status that is one.
func (r *httpResponse) raise() {
	kind := ""
	switch {
	case r.status >= 400 && r.status < 500:
		kind = "Client"
	case r.status >= 500 && r.status < 600:
		kind = "Server"
	default:
		return
	}
	panic(requestFailed(requestHTTPError, pyrt.Repr(r.status)+" "+kind+" Error: "+r.reason+" for url: "+r.url, r))
}

// SetAttribute sets an attribute of the response.
func (r *httpResponse) SetAttribute(name string, v Value) {
	if name != "encoding" {
		panic(pyrt.NewGuard("setting " + name + " of a Response is not carried over"))
	}
	r.encoding = v
}

func init() {
	t := httpResponseType
	t.Native(func(*Class, []Value, []Kw) Value {
		panic(pyrt.NewGuard("a call of requests.Response is not carried over"))
	}, nil)
	t.final = true
	self := func(a []Value) *httpResponse { return a[0].(*httpResponse) }
	for name, get := range map[string]func(r *httpResponse) Value{
		"status_code": func(r *httpResponse) Value { return r.status },
		"reason":      func(r *httpResponse) Value { return r.reason },
		"url":         func(r *httpResponse) Value { return r.url },
		"ok":          func(r *httpResponse) Value { return r.status < 400 },
		"text":        func(r *httpResponse) Value { return r.text() },
		"content":     func(r *httpResponse) Value { return r.content },
		"encoding":    func(r *httpResponse) Value { return r.encoding },
		"headers":     func(r *httpResponse) Value { return r.headers },
		"history":     func(r *httpResponse) Value { return pyrt.NewList(r.history...) },
		"elapsed": func(r *httpResponse) Value {
			return &deltaObject{pyrt.NewTimeDelta(0, 0, int(r.elapsed.Microseconds()))}
		},
		"is_redirect":           func(r *httpResponse) Value { return r.redirect() != "" },
		"is_permanent_redirect": func(r *httpResponse) Value { return (r.status == 301 || r.status == 308) && r.redirect() != "" },
	} {
		t.Getter(name, func(v Value) Value { return get(v.(*httpResponse)) })
	}
	t.Def("json(**kwargs)", func(a []Value) Value { return self(a).json(SpreadKw(a[1])) })
	t.Def("raise_for_status()", func(a []Value) Value { self(a).raise(); return nil })
	t.Def("close()", func([]Value) Value { return nil })
	t.Def("__bool__()", func(a []Value) Value { return self(a).status < 400 })
	t.Def("__repr__()", func(a []Value) Value { return "<Response [" + pyrt.Repr(self(a).status) + "]>" })
	t.Def("__enter__()", func(a []Value) Value { return a[0] })
	t.Def("__exit__(*args)", func([]Value) Value { return nil })
	t.Def("iter_content(chunk_size=1, decode_unicode=False)", func(a []Value) Value {
		if a[1] == nil || Truth(a[2]) {
			panic(pyrt.NewGuard("Response.iter_content of text, or without a size, is not carried over"))
		}
		data, size := self(a).content, Index(a[1])
		return NewIterator(httpChunksType, func() (Value, bool) {
			if len(data) == 0 {
				return nil, false
			}
			n := min(size, len(data))
			chunk := data[:n]
			data = data[n:]
			return chunk, true
		})
	})
	t.Missing("apparent_encoding", "cookies", "request", "links", "raw", "iter_lines", "next", "__iter__")
}
