package dyn

import (
	bits "encoding/binary"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/molt-go/molt/templates/pyrt"
)

// An unpickler reads one pickle.
type unpickler struct {
	data  []byte
	stack []Value
	marks []int
	memo  map[int]Value
}

func unpicklingError(text string) {
	panic(Raised(Call(unpicklingErrorType, text)))
}

// unpickled is pickle.loads; it also returns how many bytes the pickle has.
func unpickled(data []byte) (Value, int) {
	u := &unpickler{data: data, memo: map[int]Value{}}
	for {
		if len(u.data) == 0 {
			raise(pyrt.EOFError, "Ran out of input")
		}
		op := u.data[0]
		u.data = u.data[1:]
		if op == '.' {
			return u.pop(), len(data) - len(u.data)
		}
		u.step(op)
	}
}

func (u *unpickler) take(n int) []byte {
	if n > len(u.data) || n < 0 {
		unpicklingError("pickle data was truncated")
	}
	b := u.data[:n]
	u.data = u.data[n:]
	return b
}

func (u *unpickler) size(n int) int {
	b := make([]byte, 8)
	copy(b, u.take(n))
	return int(bits.LittleEndian.Uint64(b))
}

func (u *unpickler) line() string {
	i := slices.Index(u.data, '\n')
	if i < 0 {
		unpicklingError("pickle data was truncated")
	}
	return string(u.take(i + 1)[:i])
}

func (u *unpickler) push(v Value) { u.stack = append(u.stack, v) }

func (u *unpickler) pop() Value {
	if len(u.stack) == 0 {
		unpicklingError("unpickling stack underflow")
	}
	v := u.stack[len(u.stack)-1]
	u.stack = u.stack[:len(u.stack)-1]
	return v
}

func (u *unpickler) top() Value {
	v := u.pop()
	u.push(v)
	return v
}

// marked returns what was pushed since the last mark.
func (u *unpickler) marked() []Value {
	if len(u.marks) == 0 {
		unpicklingError("could not find MARK")
	}
	at := u.marks[len(u.marks)-1]
	u.marks = u.marks[:len(u.marks)-1]
	items := slices.Clone(u.stack[at:])
	u.stack = u.stack[:at]
	return items
}

func (u *unpickler) recall(n int) {
	v, ok := u.memo[n]
	if !ok {
		unpicklingError(fmt.Sprintf("Memo value not found at index %d", n))
	}
	u.push(v)
}

func (u *unpickler) number(line string) int {
	n, err := strconv.Atoi(line)
	if err != nil {
		raise(pyrt.ValueError, "could not convert string to int")
	}
	return n
}

// step runs one opcode: those of values here, the others below.
func (u *unpickler) step(op byte) {
	switch op {
	case 0x80:
		if n := u.size(1); n > pickleLatest {
			raise(pyrt.ValueError, "unsupported pickle protocol: %d", n)
		}
	case 0x95:
		u.take(8)
	case 'N':
		u.push(nil)
	case 0x88, 0x89:
		u.push(op == 0x88)
	case 'K':
		u.push(u.size(1))
	case 'M':
		u.push(u.size(2))
	case 'J':
		u.push(int(int32(u.size(4))))
	case 'I':
		line := u.line()
		if line == "00" || line == "01" {
			u.push(line == "01")
		} else {
			u.push(u.number(line))
		}
	case 'L':
		line := u.line()
		if n := len(line); n > 0 && line[n-1] == 'L' {
			line = line[:n-1]
		}
		u.push(BigInt(line))
	case 0x8a:
		u.push(fromTwosComplement(u.take(u.size(1))))
	case 0x8b:
		u.push(fromTwosComplement(u.take(u.size(4))))
	case 'F':
		u.push(FloatOf(u.line()))
	case 'G':
		u.push(math.Float64frombits(bits.BigEndian.Uint64(u.take(8))))
	case 'X':
		u.push(string(u.take(u.size(4))))
	case 0x8c:
		u.push(string(u.take(u.size(1))))
	case 0x8d:
		u.push(string(u.take(u.size(8))))
	case 'V':
		u.push(rawUnicode(u.line()))
	case 'C':
		u.push(Bytes(u.take(u.size(1))))
	case 'B':
		u.push(Bytes(u.take(u.size(4))))
	case 0x8e:
		u.push(Bytes(u.take(u.size(8))))
	case 0x96:
		u.push(pyrt.NewByteArray(Bytes(u.take(u.size(8)))))
	default:
		u.build(op)
	}
}

// rawUnicode undoes rawUnicodeEscape.
func rawUnicode(line string) string {
	var b strings.Builder
	for i := 0; i < len(line); i++ {
		digits := 0
		if line[i] == '\\' && i+1 < len(line) {
			digits = map[byte]int{'u': 4, 'U': 8}[line[i+1]]
		}
		if digits > 0 && i+2+digits <= len(line) {
			n, err := strconv.ParseUint(line[i+2:i+2+digits], 16, 32)
			if err == nil {
				b.WriteString(Chr(int(n)).(string))
				i += 1 + digits
				continue
			}
		}
		b.WriteString(Chr(int(line[i])).(string))
	}
	return b.String()
}

func fromTwosComplement(b []byte) Value {
	b = slices.Clone(b)
	slices.Reverse(b)
	n := new(big.Int).SetBytes(b)
	if len(b) > 0 && b[0]&0x80 != 0 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
	}
	return BigInt(n.String())
}

// build runs the opcodes of containers and of the memo.
func (u *unpickler) build(op byte) {
	switch op {
	case '(':
		u.marks = append(u.marks, len(u.stack))
	case ')':
		u.push(Tuple{})
	case 0x85, 0x86, 0x87:
		n := int(op - 0x84)
		t := make(Tuple, n)
		for i := n - 1; i >= 0; i-- {
			t[i] = u.pop()
		}
		u.push(t)
	case 't':
		u.push(Tuple(u.marked()))
	case ']':
		u.push(pyrt.NewList[Value]())
	case 'l':
		u.push(pyrt.NewList(u.marked()...))
	case '}':
		u.push(pyrt.NewDict[Value, Value]())
	case 'd':
		items := u.marked()
		u.push(pyrt.NewDict[Value, Value]())
		u.setItems(items)
	case 0x8f:
		u.push(pyrt.NewSet[Value]())
	case 0x91:
		u.push(NewSet(u.marked()...).Freeze())
	case 'a':
		v := u.pop()
		u.extend([]Value{v})
	case 'e':
		items := u.marked()
		u.extend(items)
	case 's':
		v, k := u.pop(), Value(nil)
		k = u.pop()
		u.setItems([]Value{k, v})
	case 'u':
		items := u.marked()
		u.setItems(items)
	case 0x90:
		items := u.marked()
		for _, v := range items {
			callMethod(u.top(), "add", v)
		}
	case '0':
		u.pop()
	case '1':
		u.marked()
	case '2':
		u.push(u.top())
	case 0x94:
		u.memo[len(u.memo)] = u.top()
	case 'p':
		u.memo[u.number(u.line())] = u.top()
	case 'q':
		u.memo[u.size(1)] = u.top()
	case 'r':
		u.memo[u.size(4)] = u.top()
	case 'g':
		u.recall(u.number(u.line()))
	case 'h':
		u.recall(u.size(1))
	case 'j':
		u.recall(u.size(4))
	default:
		u.object(op)
	}
}

func (u *unpickler) extend(items []Value) {
	if l, ok := u.top().(*List); ok {
		l.Items = append(l.Items, items...)
		return
	}
	add := GetAttr(u.top(), "append")
	for _, v := range items {
		Call1(add, v)
	}
}

func (u *unpickler) setItems(items []Value) {
	for i := 0; i+1 < len(items); i += 2 {
		SetItem(u.top(), items[i], items[i+1])
	}
}

// object runs the opcodes of globals and objects.
func (u *unpickler) object(op byte) {
	switch op {
	case 'c':
		module := u.line()
		name := u.line()
		if m := newModules[module]; m != "" {
			module = m
		}
		u.global(module, name)
	case 0x93:
		name, module := u.pop(), Value(nil)
		module = u.pop()
		u.global(pyrt.Str(module), pyrt.Str(name))
	case 'R':
		args := u.pop()
		u.push(Call(u.pop(), Spread(args)...))
	case 0x81:
		args := u.pop()
		u.push(newOf(u.pop(), Spread(args), nil))
	case 0x92:
		kw, args := u.pop(), Value(nil)
		args = u.pop()
		u.push(newOf(u.pop(), Spread(args), SpreadKw(kw)))
	case 'b':
		state := u.pop()
		setState(u.top(), state)
	default:
		if op >= 0x80 || op == 'S' || op == 'T' || op == 'U' || op == 'P' || op == 'Q' || op == 'i' || op == 'o' {
			panic(pyrt.NewGuard(fmt.Sprintf("the pickle opcode %#x is not carried over", op)))
		}
		text := fmt.Sprintf("invalid load key, '\\x%02x'.", op)
		if op >= ' ' && op < 0x7f && op != '\'' {
			text = "invalid load key, '" + string(rune(op)) + "'."
		}
		unpicklingError(text)
	}
}

func (u *unpickler) global(module, name string) {
	v := findGlobal(module, name)
	if v == Unbound {
		raise(pyrt.AttributeError, "Can't get attribute '%s' on %s", name, Repr(ImportModule(module)))
	}
	u.push(v)
}

// loadFrom is pickle.load: it reads one pickle from a file.
func loadFrom(file Value) Value {
	at := callMethod(file, "tell")
	v, n := unpickled([]byte(BytesOf(callMethod(file, "read"))))
	callMethod(file, "seek", Add(at, n))
	return v
}

// ModPickle is the module pickle.
var ModPickle = NewLibrary("pickle", func(m *Module) {
	m.Const("HIGHEST_PROTOCOL", pickleLatest)
	m.Const("DEFAULT_PROTOCOL", 4)
	m.Const("PickleError", pickleErrorType)
	m.Const("PicklingError", picklingErrorType)
	m.Const("UnpicklingError", unpicklingErrorType)
	m.Def("dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None)", func(a []Value) Value {
		return pickled(a[0], a[1])
	})
	m.Def("dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None)", func(a []Value) Value {
		callMethod(a[1], "write", pickled(a[0], a[2]))
		return nil
	})
	m.Def("loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None)", func(a []Value) Value {
		switch a[0].(type) {
		case Bytes, *ByteArray:
		default:
			raise(pyrt.TypeError, "a bytes-like object is required, not '%s'", TypeName(a[0]))
		}
		v, _ := unpickled([]byte(BytesOf(a[0])))
		return v
	})
	m.Def("load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None)", func(a []Value) Value { return loadFrom(a[0]) })
})
