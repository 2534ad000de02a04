package dyn

import "github.com/molt-go/molt/templates/pyrt"

// ModRequests is the module requests, over Go's net/http.
var ModRequests = NewLibrary("requests", func(m *Module) {
	for _, c := range requestErrors {
		m.Const(c.Name, c)
	}
	m.Const("Session", httpSessionType)
	m.Const("Response", httpResponseType)
	m.Def("session()", func([]Value) Value { return newHTTPSession() })
	m.Const("exceptions", ModRequestsExceptions.Import())
	m.Const("structures", ModRequestsStructures.Import())
	m.Def("request(method, url, **kwargs)", func(a []Value) Value {
		return newHTTPSession().request(strArg(a[0], "a method"), a[1], SpreadKw(a[2]))
	})
	httpVerbs(m.Def, func([]Value) (*httpSession, int) { return newHTTPSession(), 0 })
})

// ModRequestsExceptions is the module requests.exceptions.
var ModRequestsExceptions = NewLibrary("requests.exceptions", func(m *Module) {
	for _, c := range append(requestErrors, moreRequestErrors...) {
		m.Const(c.Name, c)
	}
})

// ModRequestsStructures is the module requests.structures.
var ModRequestsStructures = NewLibrary("requests.structures", func(m *Module) {
	m.Const("CaseInsensitiveDict", caselessDictType)
})

// requestError makes a class of errors.
func requestError(name string, bases ...*Class) *Class {
	return NewExcType("requests.exceptions", name, bases...)
}

var (
	requestException  = requestError("RequestException", Exc(pyrt.OSError))
	requestHTTPError  = requestError("HTTPError", requestException)
	connectionFailed  = requestError("ConnectionError", requestException)
	requestTimeout    = requestError("Timeout", requestException)
	connectTimeout    = requestError("ConnectTimeout", connectionFailed, requestTimeout)
	readTimeout       = requestError("ReadTimeout", requestTimeout)
	tooManyRedirects  = requestError("TooManyRedirects", requestException)
	urlRequired       = requestError("URLRequired", requestException)
	invalidJSON       = requestError("InvalidJSONError", requestException)
	requestJSONError  = requestError("JSONDecodeError", invalidJSON, jsonErrorType)
	requestSSLError   = requestError("SSLError", connectionFailed)
	missingSchema     = requestError("MissingSchema", requestException, Exc(pyrt.ValueError))
	invalidSchema     = requestError("InvalidSchema", requestException, Exc(pyrt.ValueError))
	invalidURL        = requestError("InvalidURL", requestException, Exc(pyrt.ValueError))
	invalidHeader     = requestError("InvalidHeader", requestException, Exc(pyrt.ValueError))
	requestProxyError = requestError("ProxyError", connectionFailed)
	brokenContent     = requestError("ContentDecodingError", requestException)
	brokenChunks      = requestError("ChunkedEncodingError", requestException)

	requestErrors     = []*Class{requestException, requestHTTPError, connectionFailed, requestTimeout, connectTimeout, readTimeout, tooManyRedirects, urlRequired, requestJSONError}
	moreRequestErrors = []*Class{invalidJSON, requestSSLError, missingSchema, invalidSchema, invalidURL, invalidHeader, requestProxyError, brokenContent, brokenChunks}
)

// requestFailed returns an error of a class with its text and the response, or nil.
func requestFailed(c *Class, text Value, response Value) *pyrt.Exception {
	e := c.exc.New(text)
	excObject(e).setAttr("response", response)
	return e
}

// httpVerbs adds get, post and the like; of says which session they go through and how
// many arguments stand in front.
func httpVerbs(def func(signature string, fn func(a []Value) Value), of func(a []Value) (*httpSession, int)) {
	for _, v := range []struct{ name, params, method string }{
		{"get", "url, params=None, **kwargs", "GET"}, {"options", "url, **kwargs", "OPTIONS"}, {"head", "url, **kwargs", "HEAD"},
		{"post", "url, data=None, json=None, **kwargs", "POST"}, {"put", "url, data=None, **kwargs", "PUT"},
		{"patch", "url, data=None, **kwargs", "PATCH"}, {"delete", "url, **kwargs", "DELETE"},
	} {
		def(v.name+"("+v.params+")", func(a []Value) Value {
			s, from := of(a)
			a = a[from:]
			kw := SpreadKw(a[len(a)-1])
			switch v.name {
			case "get":
				kw = append(kw, Kw{"params", a[1]})
			case "post":
				kw = append(kw, Kw{"data", a[1]}, Kw{"json", a[2]})
			case "put", "patch":
				kw = append(kw, Kw{"data", a[1]})
			case "head":
				if !hasKw(kw, "allow_redirects") {
					kw = append(kw, Kw{"allow_redirects", false})
				}
			}
			return s.request(v.method, a[0], kw)
		})
	}
}

// A caselessDict is a requests.structures.CaseInsensitiveDict.
type caselessDict struct {
	items *Dict // by the lower case of the key: a pair of key and value
	// unordered tells that the order of the items is not known.
	unordered bool
}

// PyClass returns the class.
func (*caselessDict) PyClass() *Class { return caselessDictType }

var caselessDictType = NewType("requests.structures", "CaseInsensitiveDict")

func newCaselessDict(data Value) *caselessDict {
	d := &caselessDict{items: pyrt.NewDict[Value, Value]()}
	d.update(data)
	return d
}

func (d *caselessDict) update(data Value) {
	if o, ok := data.(*caselessDict); ok {
		d.items.Update(o.items)
	} else if data != nil {
		for k, v := range mappingOf(data).Items() {
			d.set(k, v)
		}
	}
}

func caselessKey(k Value) Value {
	if b, ok := inner(k).(Bytes); ok {
		k = string(b)
	}
	text, ok := asStr(k)
	if !ok {
		raise(pyrt.AttributeError, "'%s' object has no attribute 'lower'", TypeName(k))
	}
	return pyrt.StrLower(text)
}

func (d *caselessDict) set(k, v Value) { d.items.Set(caselessKey(k), Tuple{k, v}) }

// get returns a value, Unbound for none.
func (d *caselessDict) get(k Value) Value {
	if p, ok := d.items.GetOK(caselessKey(k)); ok {
		return p.(Tuple)[1]
	}
	return Unbound
}

// pairs returns keys and values in order.
func (d *caselessDict) pairs() []Tuple {
	if d.unordered && d.items.Len() > 1 {
		panic(pyrt.NewGuard("the order of a response's headers is not carried over"))
	}
	var list []Tuple
	for _, p := range d.items.Items() {
		list = append(list, p.(Tuple))
	}
	return list
}

// plain is the dict of the items.
func (d *caselessDict) plain() *Dict {
	plain := pyrt.NewDict[Value, Value]()
	for _, p := range d.pairs() {
		plain.Set(p[0], p[1])
	}
	return plain
}

func init() {
	requestHTTPError.Missing("request")
	requestException.Missing("request")
	c := caselessDictType
	c.Native(func(_ *Class, args []Value, kw []Kw) Value {
		a := signatureOf("data=None, **kwargs").bind("CaseInsensitiveDict.__init__", args, kw, nil)
		d := newCaselessDict(a[0])
		d.update(a[1])
		return d
	}, nil)
	self := func(a []Value) *caselessDict { return a[0].(*caselessDict) }
	c.Def("__getitem__(key)", func(a []Value) Value {
		v := self(a).get(a[1])
		if v == Unbound {
			panic(pyrt.NewKeyError(caselessKey(a[1])))
		}
		return v
	})
	c.Def("__setitem__(key, value)", func(a []Value) Value { self(a).set(a[1], a[2]); return nil })
	c.Def("__delitem__(key)", func(a []Value) Value { self(a).items.Delete(caselessKey(a[1])); return nil })
	c.Def("__contains__(key)", func(a []Value) Value { return self(a).get(a[1]) != Unbound })
	c.Def("__len__()", func(a []Value) Value { return self(a).items.Len() })
	c.Def("__iter__()", func(a []Value) Value { return IterOf(pyrt.NewList(self(a).plain().KeyList()...)) })
	c.Def("__repr__()", func(a []Value) Value { return Repr(self(a).plain()) })
	c.Def("get(key, default=None)", func(a []Value) Value {
		if v := self(a).get(a[1]); v != Unbound {
			return v
		}
		return a[2]
	})
	for _, name := range []string{"keys", "values", "items"} {
		c.Def(name+"()", func(a []Value) Value { return callMethod(self(a).plain(), name) })
	}
	c.Def("update(other=None, /, **kwargs)", func(a []Value) Value {
		self(a).update(a[1])
		self(a).update(a[2])
		return nil
	})
	c.Def("pop(key, default=)", func(a []Value) Value {
		v := self(a).get(a[1])
		if v == Unbound {
			if a[2] == Unbound {
				panic(pyrt.NewKeyError(a[1]))
			}
			return a[2]
		}
		self(a).items.Delete(caselessKey(a[1]))
		return v
	})
	c.Missing("setdefault", "popitem", "clear", "copy", "lower_items", "__eq__")
}
