package dyn

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/molt-go/molt/templates/pyrt"
)

// A httpSession is a requests.Session.
type httpSession struct {
	headers              *caselessDict
	params, auth, verify Value
	jar                  http.CookieJar
	clients              map[string]*http.Client // by what tells them apart
}

// PyClass returns the class.
func (*httpSession) PyClass() *Class { return httpSessionType }

var httpSessionType = NewType("requests.sessions", "Session")

func newHTTPSession() *httpSession {
	jar, _ := cookiejar.New(nil)
	headers := NewDict("User-Agent", "python-requests/2.34.2", "Accept-Encoding", "gzip, deflate", "Accept", "*/*", "Connection", "keep-alive")
	return &httpSession{headers: newCaselessDict(headers), params: pyrt.NewDict[Value, Value](), verify: true, jar: jar, clients: map[string]*http.Client{}}
}

// requestParams are the keywords of a request.
const requestParams = "*, params=None, data=None, headers=None, cookies=None, files=None, auth=None, timeout=None, allow_redirects=True, proxies=None, hooks=None, stream=None, verify=None, cert=None, json=None"

// A httpCall is a request on its way.
type httpCall struct {
	session *httpSession
	method  string
	url     string
	headers *caselessDict
	body    []byte
	read    Value // the timeout for reading, as it was given
	client  *http.Client
}

// request sends a request and follows where it is sent on to.
func (s *httpSession) request(method string, address Value, kw []Kw) Value {
	a := signatureOf(requestParams).bind("Session.request", nil, kw, nil)
	for i, name := range map[int]string{4: "files", 8: "proxies", 9: "hooks", 12: "cert"} {
		if a[i] != nil {
			panic(pyrt.NewGuard("the argument " + name + " of requests is not carried over"))
		}
	}
	c := &httpCall{session: s, method: strings.ToUpper(method), headers: newCaselessDict(s.headers)}
	c.url = requestURL(address, []Value{s.params, a[0]})
	c.addHeaders(a[2])
	c.setBody(a[1], a[13])
	c.setAuth(given(noneLeftOut(a[5]), s.auth))
	if a[3] != nil {
		var parts []string
		for k, v := range mappingOf(a[3]).Items() {
			parts = append(parts, strArg(k, "a cookie")+"="+strArg(v, "a cookie"))
		}
		if len(parts) > 0 {
			c.headers.set("Cookie", strings.Join(parts, "; "))
		}
	}
	c.setClient(a[6], given(noneLeftOut(a[11]), s.verify))
	begun := time.Now()
	response := c.send()
	response.elapsed = time.Since(begun)
	if !Truth(a[7]) {
		return response
	}
	for response.redirect() != "" {
		if len(response.history) == 30 {
			panic(requestFailed(tooManyRedirects, "Exceeded 30 redirects.", response))
		}
		c.follow(response)
		begun = time.Now()
		next := c.send()
		next.elapsed = time.Since(begun)
		next.history = append(append([]Value{}, response.history...), response)
		response = next
	}
	return response
}

// noneLeftOut makes None what was left out.
func noneLeftOut(v Value) Value {
	if v == nil {
		return Unbound
	}
	return v
}

// addHeaders adds the headers of a request; None takes one away.
func (c *httpCall) addHeaders(headers Value) {
	if headers == nil {
		return
	}
	own := newCaselessDict(headers)
	for _, p := range own.pairs() {
		key := caselessKey(p[0])
		if p[1] == nil {
			if c.headers.items.Contains(key) {
				c.headers.items.Delete(key)
			}
			continue
		}
		text, ok := asStr(p[1])
		if b, isBytes := inner(p[1]).(Bytes); isBytes {
			text, ok = string(b), true
		}
		if !ok {
			panic(requestFailed(invalidHeader, "Header part ("+Repr(p[1])+") from ("+Repr(p[0])+", "+Repr(p[1])+") must be of type str or bytes, not "+Repr(ClassOf(p[1])), nil))
		}
		if strings.ContainsAny(text, "\r\n") || text != strings.TrimLeft(text, " \t") {
			panic(requestFailed(invalidHeader, "Invalid leading whitespace, reserved character(s), or return character(s) in header value: "+Repr(p[1]), nil))
		}
		c.headers.set(p[0], text)
	}
}

// setBody takes the arguments data and json.
func (c *httpCall) setBody(data, json Value) {
	kind := ""
	switch {
	case data == nil && json != nil, json != nil && !Truth(data):
		c.body = []byte(Str(CallKw(ModJson.Get("dumps"), []Value{json}, []Kw{{"allow_nan", false}})))
		kind = "application/json"
	case data == nil || !Truth(data):
	default:
		if text, ok := asStr(data); ok {
			c.body = []byte(text)
			break
		}
		if b, ok := inner(data).(Bytes); ok {
			c.body = []byte(b)
			break
		}
		if HasAttr(data, "read") {
			panic(pyrt.NewGuard("a stream as data of requests is not carried over"))
		}
		c.body = []byte(formEncoded(data))
		if len(c.body) == 0 {
			panic(pyrt.NewGuard("data of requests that holds nothing but None is not carried over"))
		}
		kind = "application/x-www-form-urlencoded"
	}
	if kind != "" && c.headers.get("Content-Type") == Unbound {
		c.headers.set("Content-Type", kind)
	}
}

// formEncoded writes a mapping or pairs as a form or query has them.
func formEncoded(data Value) string {
	var list []Value
	if HasAttr(data, "items") {
		for k, v := range mappingOf(data).Items() {
			list = append(list, Tuple{k, v})
		}
	} else {
		list = Items(data)
	}
	pairs := pyrt.NewList[Value]()
	for _, item := range list {
		kv := Unpack(item, 2)
		values := []Value{kv[1]}
		if _, isText := asStr(kv[1]); !isText && isIterable(kv[1]) {
			if _, isBytes := inner(kv[1]).(Bytes); !isBytes {
				values = Items(kv[1])
			}
		}
		for _, v := range values {
			if v != nil {
				pairs.Append(Tuple{kv[0], v})
			}
		}
	}
	return Str(CallKw(ModURLParse.Get("urlencode"), []Value{pairs}, []Kw{{"doseq", true}}))
}

// setAuth takes the argument auth: a pair of user and password.
func (c *httpCall) setAuth(auth Value) {
	if parsed, err := url.Parse(c.url); err == nil && parsed.User != nil {
		panic(pyrt.NewGuard("a URL with a user in it is not carried over"))
	}
	if auth == nil {
		home, _ := os.UserHomeDir()
		for _, path := range []string{os.Getenv("NETRC"), filepath.Join(home, ".netrc"), filepath.Join(home, "_netrc")} {
			if _, err := os.Stat(path); path != "" && err == nil {
				panic(pyrt.NewGuard("requests with a file " + filepath.Base(path) + " is not carried over"))
			}
		}
		return
	}
	pair, ok := inner(auth).(Tuple)
	if !ok || len(pair) != 2 {
		panic(pyrt.NewGuard("the argument auth of requests that is no pair is not carried over"))
	}
	text := strArg(pair[0], "a user") + ":" + strArg(pair[1], "a password")
	if !pyrt.IsASCII(text) {
		panic(pyrt.NewGuard("a password that is not ASCII is not carried over"))
	}
	c.headers.set("Authorization", "Basic "+string(pyrt.B64Encode(Bytes(text))))
}

// setClient takes the arguments timeout and verify.
func (c *httpCall) setClient(timeout, verify Value) {
	connect, read := timeout, timeout
	if pair, ok := inner(timeout).(Tuple); ok {
		kv := Unpack(pair, 2)
		connect, read = kv[0], kv[1]
	}
	c.read = read
	seconds := func(v Value) time.Duration {
		if v == nil {
			return 0
		}
		f := Float(v)
		if f <= 0 {
			raise(pyrt.ValueError, "Attempted to set connect timeout to %s, but the timeout cannot be set to a value less than or equal to 0.", Str(v))
		}
		return time.Duration(f * float64(time.Second))
	}
	if _, ok := verify.(bool); !ok {
		panic(pyrt.NewGuard("the argument verify of requests that is no bool is not carried over"))
	}
	key := Repr(Tuple{connect, read, verify})
	if c.client = c.session.clients[key]; c.client != nil {
		return
	}
	dialer := &net.Dialer{Timeout: seconds(connect)}
	c.client = &http.Client{
		Jar: c.session.jar,
		Transport: &http.Transport{
			Proxy: http.ProxyFromEnvironment, DialContext: dialer.DialContext, TLSClientConfig: &tls.Config{InsecureSkipVerify: verify == false},
			TLSHandshakeTimeout: seconds(connect), ResponseHeaderTimeout: seconds(read), DisableCompression: true, ForceAttemptHTTP2: false, TLSNextProto: map[string]func(string, *tls.Conn) http.RoundTripper{},
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	c.session.clients[key] = c.client
}

// send sends the request and reads the whole response.
func (c *httpCall) send() *httpResponse {
	var body io.Reader
	if len(c.body) > 0 {
		body = strings.NewReader(string(c.body))
	}
	req, err := http.NewRequestWithContext(context.Background(), c.method, c.url, body)
	if err != nil {
		panic(pyrt.NewGuard("a request that Go does not make (" + err.Error() + ") is not carried over"))
	}
	req.Header["User-Agent"] = []string{""} // none, if there is none below
	for _, p := range c.headers.pairs() {
		if caselessKey(p[0]) == "host" {
			req.Host = Str(p[1])
		} else {
			req.Header.Set(Str(p[0]), Str(p[1]))
		}
	}
	resp, err := c.client.Do(req)
	if err != nil {
		panic(c.failed(err))
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		panic(c.failed(err))
	}
	return newHTTPResponse(c.url, resp, data)
}

// failed returns the error of a request that brought no response.
func (c *httpCall) failed(err error) *pyrt.Exception {
	u, _ := url.Parse(c.url)
	port, pool := u.Port(), "HTTPConnection"
	if u.Scheme == "https" {
		pool = "HTTPSConnection"
	}
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	host := "(host='" + u.Hostname() + "', port=" + port + ")"
	retries := pool + "Pool" + host + ": Max retries exceeded with url: " + u.RequestURI() + " (Caused by "
	var netError net.Error
	var dns *net.DNSError
	var op *net.OpError
	dialing := errors.As(err, &op) && op.Op == "dial"
	unknown := func(c *Class) *pyrt.Exception {
		return requestFailed(c, Absent("the text of a "+c.Name+" of requests"), nil)
	}
	switch {
	case errors.Is(err, syscall.ECONNREFUSED) && dialing:
		return requestFailed(connectionFailed, retries+"NewConnectionError(\""+pool+host+": Failed to establish a new connection: [Errno 111] Connection refused\"))", nil)
	case errors.As(err, &dns) && dns.IsNotFound:
		return requestFailed(connectionFailed, retries+"NameResolutionError(\""+pool+host+": Failed to resolve '"+u.Hostname()+"' ([Errno -2] Name or service not known)\"))", nil)
	case errors.As(err, &netError) && netError.Timeout() && dialing:
		return unknown(connectTimeout)
	case errors.As(err, &netError) && netError.Timeout():
		return requestFailed(readTimeout, pool+"Pool"+host+": Read timed out. (read timeout="+Str(c.read)+")", nil)
	}
	var unsafe *tls.CertificateVerificationError
	if errors.As(err, &unsafe) {
		return unknown(requestSSLError)
	}
	return unknown(connectionFailed)
}

// follow changes the request to where a response sends it on.
func (c *httpCall) follow(r *httpResponse) {
	from, _ := url.Parse(c.url)
	to, err := from.Parse(r.redirect())
	if err != nil || to.Scheme != "http" && to.Scheme != "https" {
		panic(pyrt.NewGuard("a redirection to " + r.redirect() + " is not carried over"))
	}
	if to.Fragment == "" {
		to.Fragment = from.Fragment
	}
	if to.Path == "" {
		to.Path = "/"
	}
	c.url = to.String()
	drop := func(names ...string) {
		for _, n := range names {
			if c.headers.items.Contains(n) {
				c.headers.items.Delete(n)
			}
		}
	}
	switch {
	case r.status == 303 && c.method != "HEAD", r.status == 302 && c.method != "HEAD", r.status == 301 && c.method == "POST":
		c.method = "GET"
	}
	if r.status != 307 && r.status != 308 {
		c.body = nil
		drop("content-length", "content-type", "transfer-encoding")
	}
	drop("cookie")
	if to.Host != from.Host {
		drop("authorization")
	}
}

// requestURL returns the address of a request with its parameters.
func requestURL(address Value, params []Value) string {
	text, ok := asStr(address)
	if !ok {
		panic(pyrt.NewGuard("a URL that is no str is not carried over"))
	}
	text = strings.TrimLeft(text, " \t\n\r\v\f")
	scheme, rest, colon := strings.Cut(text, ":")
	if !colon || !strings.HasPrefix(rest, "//") {
		if colon && !strings.HasPrefix(strings.ToLower(text), "http") {
			panic(requestFailed(invalidSchema, "No connection adapters were found for "+Repr(text), nil))
		}
		panic(requestFailed(missingSchema, "Invalid URL "+Repr(text)+": No scheme supplied. Perhaps you meant https://"+text+"?", nil))
	}
	if lower := strings.ToLower(scheme); lower != "http" && lower != "https" {
		panic(requestFailed(invalidSchema, "No connection adapters were found for "+Repr(text), nil))
	}
	host, tail := rest[2:], ""
	if i := strings.IndexAny(host, "/?#"); i >= 0 {
		host, tail = host[:i], host[i:]
	}
	if host == "" {
		panic(requestFailed(invalidURL, "Invalid URL "+Repr(text)+": No host supplied", nil))
	}
	if !pyrt.IsASCII(host) || strings.ContainsAny(host, " %@[]") || strings.HasPrefix(host, "*") || strings.HasPrefix(host, ".") {
		panic(pyrt.NewGuard("the URL " + Repr(text) + " is not carried over"))
	}
	tail, fragment, marked := strings.Cut(tail, "#")
	path, query, _ := strings.Cut(tail, "?")
	if path == "" {
		path = "/"
	}
	for _, p := range params {
		if more := queryOf(p); more != "" {
			if query != "" {
				query += "&"
			}
			query += more
		}
	}
	out := strings.ToLower(scheme) + "://" + strings.ToLower(host) + requoted(path)
	if query != "" {
		out += "?" + requoted(query)
	}
	if marked && fragment != "" {
		out += "#" + requoted(fragment)
	}
	return out
}

func queryOf(p Value) string {
	if p == nil {
		return ""
	}
	if text, ok := asStr(p); ok {
		return text
	}
	if b, ok := inner(p).(Bytes); ok {
		return string(b)
	}
	if !Truth(p) {
		return ""
	}
	return formEncoded(p)
}

// requoted escapes what may not stand in a URL, and nothing twice.
func requoted(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c == '%' && i+2 < len(text) && isHexByte(text[i+1]) && isHexByte(text[i+2]):
			code := byte(pyrt.ParseIntBase(text[i+1:i+3], 16))
			if c := rune(code); c < 0x80 && (isURLWord(code) || strings.ContainsRune("-._~", c)) {
				b.WriteByte(code)
			} else {
				b.WriteString(strings.ToUpper(text[i : i+3]))
			}
			i += 2
		case c < 0x80 && (isURLWord(c) || strings.IndexByte("-._~!#$&'()*+,/:;=?@[]", c) >= 0):
			b.WriteByte(c)
		default:
			const hex = "0123456789ABCDEF"
			b.WriteString("%" + string(hex[c>>4]) + string(hex[c&15]))
		}
	}
	return b.String()
}

func isHexByte(c byte) bool { return strings.IndexByte("0123456789abcdefABCDEF", c) >= 0 }

func isURLWord(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

func init() {
	t := httpSessionType
	t.Native(func(_ *Class, args []Value, kw []Kw) Value {
		signatureOf("").bind("Session.__init__", args, kw, nil)
		return newHTTPSession()
	}, nil)
	t.final = true
	self := func(a []Value) *httpSession { return a[0].(*httpSession) }
	httpVerbs(func(signature string, fn func(a []Value) Value) { t.Def(signature, fn) }, func(a []Value) (*httpSession, int) { return self(a), 1 })
	t.Def("request(method, url, **kwargs)", func(a []Value) Value { return self(a).request(strArg(a[1], "a method"), a[2], SpreadKw(a[3])) })
	t.Def("close()", func([]Value) Value { return nil })
	t.Def("__enter__()", func(a []Value) Value { return a[0] })
	t.Def("__exit__(*args)", func([]Value) Value { return nil })
	t.Getter("headers", func(v Value) Value { return v.(*httpSession).headers })
	t.Getter("params", func(v Value) Value { return v.(*httpSession).params })
	t.Getter("auth", func(v Value) Value { return v.(*httpSession).auth })
	t.Getter("verify", func(v Value) Value { return v.(*httpSession).verify })
	t.Missing("cookies", "mount", "adapters", "hooks", "proxies", "cert", "trust_env", "max_redirects", "stream", "send", "prepare_request", "get_adapter", "merge_environment_settings")
}

// SetAttribute sets an attribute of the session.
func (s *httpSession) SetAttribute(name string, v Value) {
	switch name {
	case "headers":
		d, ok := v.(*caselessDict)
		if !ok {
			panic(pyrt.NewGuard("Session.headers that is no CaseInsensitiveDict is not carried over"))
		}
		s.headers = d
	case "params":
		s.params = v
	case "auth":
		s.auth = v
	case "verify":
		s.verify = v
	default:
		panic(pyrt.NewGuard("setting " + name + " of a Session is not carried over"))
	}
}
