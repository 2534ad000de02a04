package dyn

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/molt-go/molt/templates/pyrt"
)

// ModUrllib is the package urllib.
var ModUrllib = NewLibrary("urllib", func(m *Module) { m.Const("parse", ModURLParse.Import()) })

// ModURLParse is the module urllib.parse. URLs given as bytes are not carried over.
var ModURLParse = NewLibrary("urllib.parse", func(m *Module) {
	lists := pyrt.NewDict[string, []string]()
	for name, schemes := range urlSchemes {
		lists.Set(name, strings.Fields(schemes))
	}
	for _, name := range []string{"uses_relative", "uses_netloc", "uses_params"} {
		m.Const(name, pyrt.NewList(textValues(append([]string{""}, lists.Get(name)...))...))
	}
	types := urlTypes()
	m.Const("SplitResult", types.split)
	m.Const("ParseResult", types.parse)
	m.Const("DefragResult", types.defrag)
	m.Def("urlsplit(url, scheme='', allow_fragments=True)", func(a []Value) Value {
		s := splitURL(urlText(a[0]), urlText(a[1]), Truth(a[2]))
		return Call(types.split, textValues(s[:])...)
	})
	m.Def("urlparse(url, scheme='', allow_fragments=True)", func(a []Value) Value {
		return Call(types.parse, textValues(parseURL(urlText(a[0]), urlText(a[1]), Truth(a[2])))...)
	})
	m.Def("urlunsplit(components)", func(a []Value) Value { return unsplitURL(urlParts(a[0], 5)) })
	m.Def("urlunparse(components)", func(a []Value) Value { return unparseURL(urlParts(a[0], 6)) })
	m.Def("urljoin(base, url, allow_fragments=True)", func(a []Value) Value {
		if !Truth(a[0]) {
			return a[1]
		}
		if !Truth(a[1]) {
			return a[0]
		}
		return joinURL(urlText(a[0]), urlText(a[1]), Truth(a[2]))
	})
	m.Def("urldefrag(url)", func(a []Value) Value {
		url, fragment := urlText(a[0]), ""
		if strings.Contains(url, "#") {
			p := parseURL(url, "", true)
			fragment, p[5] = p[5], ""
			url = unparseURL(p)
		}
		return Call(types.defrag, url, fragment)
	})
	quotingFunctions(m)
	queryFunctions(m)
})

// urlSchemes tells what schemes have, beside those without a scheme.
var urlSchemes = map[string]string{
	"uses_relative": "ftp http gopher nntp imap wais file https shttp mms prospero rtsp rtsps rtspu sftp svn svn+ssh ws wss",
	"uses_netloc":   "ftp http gopher nntp telnet imap wais file mms https shttp snews prospero rtsp rtsps rtspu rsync svn svn+ssh sftp nfs git git+ssh ws wss",
	"uses_params":   "ftp hdl prospero http imap https shttp rtsp rtsps rtspu sip sips mms sftp tel",
}

func schemeUses(list, scheme string) bool {
	return scheme == "" || slices.Contains(strings.Fields(urlSchemes[list]), scheme)
}

// urlText returns a URL given as a str.
func urlText(v Value) string {
	if v == nil {
		return ""
	}
	s, ok := asStr(v)
	if !ok {
		if _, isBytes := bytesOf(v); isBytes {
			panic(pyrt.NewGuard("URLs of bytes are not carried over"))
		}
		raise(pyrt.AttributeError, "'%s' object has no attribute 'decode'", TypeName(v))
	}
	return s
}

func urlParts(v Value, n int) []string {
	parts := make([]string, n)
	for i, p := range Unpack(v, n) {
		parts[i] = urlText(p)
	}
	return parts
}

const schemeChars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."

// c0AndSpace are the control characters and the blank.
const c0AndSpace = "\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\v\f\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f "

// splitURL returns scheme, netloc, path, query and fragment.
func splitURL(url, scheme string, fragments bool) (parts [5]string) {
	drop := strings.NewReplacer("\t", "", "\r", "", "\n", "")
	url = drop.Replace(strings.TrimLeft(url, c0AndSpace))
	scheme = drop.Replace(strings.Trim(scheme, c0AndSpace))
	if i := strings.IndexByte(url, ':'); i > 0 && strings.IndexByte(schemeChars[:52], url[0]) >= 0 && strings.Trim(url[:i], schemeChars) == "" {
		scheme, url = strings.ToLower(url[:i]), url[i+1:]
	}
	netloc := ""
	if strings.HasPrefix(url, "//") {
		end := strings.IndexAny(url[2:], "/?#")
		if end < 0 {
			end = len(url) - 2
		}
		netloc, url = url[2:2+end], url[2+end:]
		checkNetloc(netloc)
	}
	fragment, query := "", ""
	if fragments {
		url, fragment, _ = strings.Cut(url, "#")
	}
	url, query, _ = strings.Cut(url, "?")
	return [5]string{scheme, netloc, url, query, fragment}
}

func checkNetloc(netloc string) {
	opened, closed := strings.Contains(netloc, "["), strings.Contains(netloc, "]")
	if opened != closed {
		raise(pyrt.ValueError, "Invalid IPv6 URL")
	}
	if opened {
		_, host, _ := strings.Cut(netloc, "[")
		host, _, _ = strings.Cut(host, "]")
		checkBracketed(host)
	}
	if !pyrt.IsASCII(netloc) && strings.ContainsFunc(netloc, func(r rune) bool { return r >= 0x2000 }) {
		panic(pyrt.NewGuard("URLs with such characters in the host are not carried over"))
	}
}

// checkBracketed refuses what is no address of IPv6.
func checkBracketed(host string) {
	if strings.HasPrefix(host, "v") {
		panic(pyrt.NewGuard("URLs of future versions of IP are not carried over"))
	}
	address, err := netip.ParseAddr(host)
	if err != nil {
		raise(pyrt.ValueError, "%s does not appear to be an IPv4 or IPv6 address", pyrt.Repr(host))
	}
	if address.Is4() {
		raise(pyrt.ValueError, "An IPv4 address cannot be in brackets")
	}
}

// parseURL returns scheme, netloc, path, params, query and fragment.
func parseURL(url, scheme string, fragments bool) []string {
	s := splitURL(url, scheme, fragments)
	path, params := s[2], ""
	if strings.Contains(path, ";") && schemeUses("uses_params", s[0]) {
		if i := strings.IndexByte(path[strings.LastIndexByte(path, '/')+1:], ';'); i >= 0 {
			i += strings.LastIndexByte(path, '/') + 1
			path, params = path[:i], path[i+1:]
		}
	}
	return []string{s[0], s[1], path, params, s[3], s[4]}
}

func unsplitURL(p []string) string {
	scheme, netloc, url := p[0], p[1], p[2]
	if netloc != "" || scheme != "" && schemeUses("uses_netloc", scheme) && !strings.HasPrefix(url, "//") {
		if url != "" && url[0] != '/' {
			url = "/" + url
		}
		url = "//" + netloc + url
	}
	if scheme != "" {
		url = scheme + ":" + url
	}
	if p[3] != "" {
		url += "?" + p[3]
	}
	if p[4] != "" {
		url += "#" + p[4]
	}
	return url
}

func unparseURL(p []string) string {
	url := p[2]
	if p[3] != "" {
		url += ";" + p[3]
	}
	return unsplitURL([]string{p[0], p[1], url, p[4], p[5]})
}

func joinURL(base, url string, fragments bool) string {
	b := parseURL(base, "", fragments)
	u := parseURL(url, b[0], fragments)
	if u[0] != b[0] || !schemeUses("uses_relative", u[0]) {
		return url
	}
	if schemeUses("uses_netloc", u[0]) {
		if u[1] != "" {
			return unparseURL(u)
		}
		u[1] = b[1]
	}
	if u[2] == "" && u[3] == "" {
		u[2], u[3] = b[2], b[3]
		if u[4] == "" {
			u[4] = b[4]
		}
		return unparseURL(u)
	}
	u[2] = resolvePath(b[2], u[2])
	return unparseURL(u)
}

// resolvePath resolves a path against that of a base.
func resolvePath(base, path string) string {
	segments := strings.Split(path, "/")
	if !strings.HasPrefix(path, "/") {
		dirs := strings.Split(base, "/")
		if dirs[len(dirs)-1] != "" {
			dirs = dirs[:len(dirs)-1]
		}
		all := append(dirs, segments...)
		segments = nil
		for i, s := range all {
			if s != "" || i == 0 || i == len(all)-1 {
				segments = append(segments, s)
			}
		}
	}
	var out []string
	for _, s := range segments {
		switch {
		case s == ".":
		case s == ".." && len(out) > 0:
			out = out[:len(out)-1]
		case s != "..":
			out = append(out, s)
		}
	}
	if last := segments[len(segments)-1]; last == "." || last == ".." {
		out = append(out, "")
	}
	if joined := strings.Join(out, "/"); joined != "" {
		return joined
	}
	return "/"
}

// urlTypes are the named tuples of the module.
var urlTypes = sync.OnceValue(func() (t struct{ split, parse, defrag *Class }) {
	t.split = urlType("SplitResult", func(p []string) string { return unsplitURL(p) }, "scheme", "netloc", "path", "query", "fragment")
	t.parse = urlType("ParseResult", unparseURL, "scheme", "netloc", "path", "params", "query", "fragment")
	t.defrag = urlType("DefragResult", func(p []string) string {
		if p[1] != "" {
			return p[0] + "#" + p[1]
		}
		return p[0]
	}, "url", "fragment")
	return t
})

func urlType(name string, text func(p []string) string, fields ...string) *Class {
	c := NamedTuple("urllib.parse", name, fields, nil)
	c.DefSelf("geturl()", func(a []Value) Value { return text(urlParts(a[0], len(fields))) })
	if fields[1] == "netloc" {
		for attr, get := range netlocParts {
			c.Getter(attr, func(v Value) Value { return get(urlText(held(v).(Tuple)[1])) })
		}
	}
	classVersion++
	return c
}

// netlocParts are what the results tell of netloc.
var netlocParts = map[string]func(netloc string) Value{
	"username": func(netloc string) Value { user, _ := userInfo(netloc); return user },
	"password": func(netloc string) Value { _, password := userInfo(netloc); return password },
	"hostname": func(netloc string) Value {
		host, _ := hostInfo(netloc)
		if host == "" {
			return nil
		}
		name, zone, scoped := strings.Cut(host, "%")
		if scoped {
			zone = "%" + zone
		}
		return pyrt.StrLower(name) + zone
	},
	"port": func(netloc string) Value {
		_, port := hostInfo(netloc)
		if port == "" {
			return nil
		}
		if strings.Trim(port, "0123456789") != "" {
			raise(pyrt.ValueError, "Port could not be cast to integer value as %s", pyrt.Repr(port))
		}
		port = strings.TrimLeft(port, "0")
		n, err := strconv.Atoi("0" + port)
		if err != nil || n > 65535 {
			raise(pyrt.ValueError, "Port out of range 0-65535")
		}
		return n
	},
}

func userInfo(netloc string) (user, password Value) {
	i := strings.LastIndexByte(netloc, '@')
	if i < 0 {
		return nil, nil
	}
	name, pass, has := strings.Cut(netloc[:i], ":")
	if !has {
		return name, nil
	}
	return name, pass
}

func hostInfo(netloc string) (host, port string) {
	info := netloc[strings.LastIndexByte(netloc, '@')+1:]
	if _, bracketed, ok := strings.Cut(info, "["); ok {
		host, port, _ = strings.Cut(bracketed, "]")
		_, port, _ = strings.Cut(port, ":")
		return host, port
	}
	host, port, _ = strings.Cut(info, ":")
	return host, port
}
