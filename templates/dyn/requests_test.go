package dyn

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"sort"
	"strconv"
	"strings"
	"testing"
	"time"
)

// echo answers with what was asked.
func echo(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	var lines []string
	for _, name := range strings.Fields("Accept Accept-Encoding Connection Content-Type Content-Length Authorization Cookie User-Agent X-A") {
		if v := r.Header.Values(name); len(v) > 0 && (name != "Content-Length" || v[0] != "0") {
			lines = append(lines, name+"="+strings.Join(v, "|"))
		}
	}
	sort.Strings(lines)
	code := 200
	part := strings.Split(r.URL.Path, "/")
	if part[1] == "status" {
		code, _ = strconv.Atoi(part[2])
	}
	text, _ := json.Marshal([]any{r.Method, r.RequestURI, lines, string(body)})
	switch part[1] {
	case "json":
		text = []byte(`{"a": [1, 2.5, null], "é": "ü"}`)
		w.Header().Set("Content-Type", "application/json")
	case "bad":
		text = []byte("{not json")
		w.Header().Set("Content-Type", "application/json")
	case "latin":
		text = []byte("caf\xe9")
		w.Header().Set("Content-Type", "text/plain")
	case "utf":
		text = []byte("café")
		w.Header().Set("Content-Type", `text/html; charset="utf-8"`)
	case "cookie":
		http.SetCookie(w, &http.Cookie{Name: "s", Value: "1", Path: "/"})
		w.Header().Set("Location", "/after")
		code = 302
	case "slow":
		time.Sleep(time.Second)
	default:
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	}
	if code >= 300 && code < 400 && part[1] == "status" {
		w.Header().Set("Location", "/there?x=1")
	}
	if part[1] == "loop" {
		w.Header().Set("Location", "/loop")
		code = 302
	}
	w.WriteHeader(code)
	w.Write(text)
}

// TestRequests asks a server, and compares with what requests gets and says.
func TestRequests(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(echo))
	defer server.Close()
	type call struct {
		Method, URL string
		Keywords    map[string]any
	}
	u := server.URL
	kw := func(items ...any) map[string]any {
		m := map[string]any{}
		for i := 0; i < len(items); i += 2 {
			m[items[i].(string)] = items[i+1]
		}
		return m
	}
	cases := []call{
		{"get", u, nil}, {"get", u + "/a b/é?x=1%20y#f", nil}, {"get", u + "/%7Ea%2f", nil}, {"get", u + "/a", kw("params", map[string]any{"x": []any{1, "b c", nil}, "y": "é&"})},
		{"get", u + "/a?k=v", kw("params", "raw=1")}, {"get", u + "/json", nil}, {"get", u + "/bad", nil}, {"get", u + "/latin", nil}, {"get", u + "/utf", nil},
		{"get", u + "/a", kw("headers", map[string]any{"X-A": "b", "Accept": nil, "user-agent": "me"})}, {"get", u + "/a", kw("headers", map[string]any{"X-A": 1})},
		{"get", u + "/a", kw("cookies", map[string]any{"c": "d"})}, {"post", u + "/a", kw("json", map[string]any{"a": []any{1, nil, "é"}})}, {"post", u + "/a", kw("data", map[string]any{"a": []any{1, "x y"}})},
		{"post", u + "/a", kw("data", "raw é")}, {"post", u + "/a", nil}, {"put", u + "/a", kw("data", "x")}, {"patch", u + "/a", kw("json", []any{})}, {"delete", u + "/a", nil}, {"options", u + "/a", nil}, {"head", u + "/a", nil},
		{"get", u + "/status/404", nil}, {"get", u + "/status/503", nil}, {"get", u + "/status/201", nil}, {"get", u + "/status/302", nil}, {"post", u + "/status/302", kw("data", map[string]any{"a": 1})}, {"post", u + "/status/307", kw("json", 1)},
		{"post", u + "/status/303", kw("data", "x")}, {"put", u + "/status/301", kw("data", "x")}, {"get", u + "/status/302", kw("allow_redirects", false)}, {"head", u + "/status/302", nil}, {"get", u + "/loop", nil}, {"get", u + "/cookie", nil},
		{"get", u + "/a", kw("timeout", 5)}, {"get", u + "/slow", kw("timeout", 0.2)}, {"get", u + "/a", kw("timeout", 0)}, {"get", "foo", nil}, {"get", "foo.com/x", nil}, {"get", "ftp://x/", nil}, {"get", "http://", nil}, {"get", "http://127.0.0.1:1/x?y", nil}, {"get", u + "/a", kw("nope", 1)},
	}
	want := askPython(t, `
import requests
for c in cases:
    try:
        r = getattr(requests, c["Method"])(c["URL"], **(c["Keywords"] or {}))
        out = f"{r.status_code} {r.reason} {r.ok} {r.url} {r.encoding} {r.text!r} {len(r.content)} {r.history!r} {r!r} {r.headers['content-type']} {r.headers.get('nope')} {'LOCATION' in r.headers} {r.is_redirect} {bool(r)}"
        if "json" in r.headers["Content-Type"]:
            out += repr(r.json())
        r.raise_for_status()
    except (requests.RequestException, ValueError, TypeError) as e:
        out = f"{type(e).__name__}: {e} {isinstance(e, OSError)} {isinstance(e, ValueError)} {getattr(e, 'response', None)!r}"
    outcomes.append(out)
`, cases)
	ModRequests.Import()
	for i, c := range cases {
		got := func() (text string) {
			defer func() {
				if o := caughtIn(recover()); o != nil {
					text = fmt.Sprintf("%s: %s %s %s %s", TypeName(o)[strings.LastIndex(TypeName(o), ".")+1:], Str(o), Str(IsInstance(o, ExcNamed("OSError"))), Str(IsInstance(o, ExcNamed("ValueError"))), Repr(GetAttrOr(o, "response", nil)))
				}
			}()
			var keywords []Kw
			for name, v := range c.Keywords {
				keywords = append(keywords, Kw{name, jsonValue(t, v)})
			}
			r := CallKw(ModRequests.Get(c.Method), []Value{c.URL}, keywords)
			at := func(name string) Value { return GetAttr(r, name) }
			headers := at("headers")
			kind := Str(GetItem(headers, "Content-Type"))
			text = fmt.Sprintf("%s %s %s %s %s %s %d %s %s %s %s %s %s %s", Str(at("status_code")), Str(at("reason")), Str(at("ok")), Str(at("url")), Str(at("encoding")), Repr(at("text")), Len(at("content")), Repr(at("history")), Repr(r),
				kind, Str(callMethod(headers, "get", "nope")), Str(In("LOCATION", headers)), Str(at("is_redirect")), Str(Truth(r)))
			if strings.Contains(kind, "json") {
				text += Repr(callMethod(r, "json"))
			}
			callMethod(r, "raise_for_status")
			return text
		}()
		if got != want[i] {
			t.Errorf("%+v\n got %s\nwant %s", c, got, want[i])
		}
	}
}

// jsonValue takes over what JSON can say.
func jsonValue(t *testing.T, v any) Value {
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return Call1(ModJson.Import().Get("loads"), string(text))
}

// caughtIn is the exception of a panic, nil for none.
func caughtIn(p any) *Object {
	if p == nil {
		return nil
	}
	return caught(p)
}
