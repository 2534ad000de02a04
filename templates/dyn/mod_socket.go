package dyn

import (
	"net/netip"
	"os"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// The families of addresses that the module knows.
const (
	familyIPv4 = 2
	familyIPv6 = 10
)

// ModSocket is the module socket: the name of the machine, addresses as texts and as
// bytes, and errors. Sockets are not carried over.
var ModSocket = NewLibrary("socket", func(m *Module) {
	m.Const("error", Exc(pyrt.OSError))
	m.Const("timeout", Exc(pyrt.TimeoutError))
	m.Const("gaierror", NewExcType("socket", "gaierror", Exc(pyrt.OSError)))
	m.Const("herror", NewExcType("socket", "herror", Exc(pyrt.OSError)))
	m.Def("gethostname()", func([]Value) Value {
		name, err := os.Hostname()
		if err != nil {
			raise(pyrt.OSError, "%s", err)
		}
		return name
	})
	families := functionalEnum(IntEnumType, "AddressFamily", pyrt.NewList[Value](
		Tuple{"AF_UNIX", 1}, Tuple{"AF_INET", familyIPv4}, Tuple{"AF_INET6", familyIPv6}), "socket", nil, nil, 1)
	for _, name := range []string{"AF_UNIX", "AF_INET", "AF_INET6"} {
		m.Const(name, GetAttr(families, name))
	}
	m.Def("inet_pton(family, address, /)", func(a []Value) Value {
		return packedAddress(Index(a[0]), argText(a[1], "inet_pton"))
	})
	m.Def("inet_ntop(family, packed, /)", func(a []Value) Value {
		return addressText(Index(a[0]), bytesLike(a[1]))
	})
	m.Def("inet_aton(address, /)", func(a []Value) Value {
		text := argText(a[0], "inet_aton")
		if strings.Count(text, ".") != 3 {
			panic(pyrt.NewGuard("socket.inet_aton of an address of other than four parts is not carried over"))
		}
		return packedAddress(familyIPv4, text)
	})
	m.Def("inet_ntoa(packed, /)", func(a []Value) Value { return addressText(familyIPv4, bytesLike(a[0])) })
})

// packedAddress returns the bytes of an address.
func packedAddress(family int, text string) Value {
	a, err := netip.ParseAddr(text)
	if err != nil || a.Zone() != "" || a.Is4() != (family == familyIPv4) || family != familyIPv4 && family != familyIPv6 {
		raise(pyrt.OSError, "illegal IP address string passed to inet_pton")
	}
	return Bytes(a.AsSlice())
}

// addressText returns an address as text.
func addressText(family int, packed Bytes) Value {
	size := map[int]int{familyIPv4: 4, familyIPv6: 16}[family]
	if size == 0 {
		raise(pyrt.ValueError, "unknown address family %d", family)
	}
	if len(packed) != size {
		raise(pyrt.ValueError, "invalid length of packed IP address string")
	}
	a, _ := netip.AddrFromSlice([]byte(packed))
	return a.String()
}
