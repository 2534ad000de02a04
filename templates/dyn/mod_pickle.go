package dyn

import (
	bits "encoding/binary"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unsafe"

	"github.com/molt-go/molt/templates/pyrt"
)

var (
	pickleErrorType     = NewExcType("_pickle", "PickleError", Exc(pyrt.ExceptionClass))
	picklingErrorType   = NewExcType("_pickle", "PicklingError", pickleErrorType)
	unpicklingErrorType = NewExcType("_pickle", "UnpicklingError", pickleErrorType)
)

// The sizes at which pickles are cut into frames and containers into batches.
const (
	frameTarget  = 64 << 10
	frameMin     = 4
	pickleBatch  = 1000
	pickleLatest = 5
)

// A pickler writes one pickle.
type pickler struct {
	proto int
	out   []byte
	frame int // where the frame begins, -1 outside
	memo  map[any]int
	keep  []Value // what the memo's addresses belong to
}

// textKey is the identity of a str or bytes object: short ones exist once.
type textKey struct {
	at   *byte
	n    int
	byte bool
	text string
}

// pickleKey returns what tells an object from others in the memo.
func pickleKey(v Value) any {
	switch x := v.(type) {
	case string:
		if pyrt.StrLen(x) <= 1 {
			return textKey{text: x}
		}
		return textKey{at: unsafe.StringData(x), n: len(x)}
	case Bytes:
		if len(x) <= 1 {
			return textKey{byte: true, text: string(x)}
		}
		return textKey{at: unsafe.StringData(string(x)), n: len(x), byte: true}
	case Tuple:
		if len(x) > 0 {
			return &x[0]
		}
		return nil
	case int, Int, float64, bool, complex128, pyrt.Range:
		return nil
	}
	return v
}

// pickled is pickle.dumps.
func pickled(v, protocol Value) Bytes {
	proto := 4
	if protocol != nil {
		proto = Index(protocol)
	}
	if proto < 0 {
		proto = pickleLatest
	}
	if proto > pickleLatest {
		raise(pyrt.ValueError, "pickle protocol must be <= %d", pickleLatest)
	}
	p := &pickler{proto: proto, frame: -1, memo: map[any]int{}}
	if proto >= 2 {
		p.out = append(p.out, 0x80, byte(proto))
	}
	p.save(v)
	p.op(".")
	p.endFrame()
	return Bytes(p.out)
}

// write adds bytes, inside a frame.
func (p *pickler) write(b ...byte) {
	if p.proto >= 4 && p.frame < 0 {
		p.frame = len(p.out)
		p.out = append(p.out, make([]byte, 9)...)
	}
	p.out = append(p.out, b...)
}

func (p *pickler) op(s string) { p.write([]byte(s)...) }

// endFrame fills in the frame's header, or drops it where the frame is short.
func (p *pickler) endFrame() {
	if p.frame < 0 {
		return
	}
	n := len(p.out) - p.frame - 9
	if n >= frameMin {
		p.out[p.frame] = 0x95
		bits.LittleEndian.PutUint64(p.out[p.frame+1:], uint64(n))
	} else {
		p.out = slices.Delete(p.out, p.frame, p.frame+9)
	}
	p.frame = -1
}

// sized writes an opcode with a size of one, four or eight bytes, and the data.
func (p *pickler) sized(short, long, huge, data string) {
	var head []byte
	switch {
	case short != "" && len(data) <= 255:
		head = append([]byte(short), byte(len(data)))
	case long != "" && len(data) <= math.MaxUint32:
		head = bits.LittleEndian.AppendUint32([]byte(long), uint32(len(data)))
	default:
		head = bits.LittleEndian.AppendUint64([]byte(huge), uint64(len(data)))
	}
	if p.proto >= 4 && len(data) >= frameTarget {
		p.endFrame()
		p.out = append(append(p.out, head...), data...)
		return
	}
	p.write(append(head, data...)...)
}

func (p *pickler) memoize(v Value) {
	key := pickleKey(v)
	if key == nil {
		return
	}
	n := len(p.memo)
	p.memo[key] = n
	p.keep = append(p.keep, v)
	switch {
	case p.proto >= 4:
		p.op("\x94")
	case p.proto == 0:
		p.op("p" + strconv.Itoa(n) + "\n")
	case n < 256:
		p.write('q', byte(n))
	default:
		p.write(bits.LittleEndian.AppendUint32([]byte{'r'}, uint32(n))...)
	}
}

func (p *pickler) get(n int) {
	switch {
	case p.proto == 0:
		p.op("g" + strconv.Itoa(n) + "\n")
	case n < 256:
		p.write('h', byte(n))
	default:
		p.write(bits.LittleEndian.AppendUint32([]byte{'j'}, uint32(n))...)
	}
}

// remembered writes a reference to an object that was written before.
func (p *pickler) remembered(v Value) bool {
	key := pickleKey(v)
	if key == nil {
		return false
	}
	n, ok := p.memo[key]
	if ok {
		p.get(n)
	}
	return ok
}

func (p *pickler) save(v Value) {
	if p.frame >= 0 && len(p.out)-p.frame-9 >= frameTarget {
		p.endFrame()
	}
	switch x := v.(type) {
	case nil:
		p.op("N")
		return
	case bool:
		p.saveBool(x)
		return
	case int, Int:
		p.saveInt(BigIndex(x))
		return
	case float64:
		if p.proto == 0 {
			p.op("F" + Repr(x) + "\n")
			return
		}
		p.write(bits.BigEndian.AppendUint64([]byte{'G'}, math.Float64bits(x))...)
		return
	}
	if p.remembered(v) {
		return
	}
	switch x := v.(type) {
	case string:
		p.saveStr(x)
	case Bytes:
		p.saveBytes(x)
	case *ByteArray:
		p.saveByteArray(x)
	case Tuple:
		p.saveTuple(x)
	case *List:
		p.empty("]", "(l")
		p.memoize(v)
		p.saveItems(x.Items)
	case *Dict:
		p.empty("}", "(d")
		p.memoize(v)
		p.savePairs(pairList(x).Items)
	case *Set:
		p.saveSet(x)
	case *Class, *Func, *Builtin:
		p.saveGlobal(v)
	default:
		p.saveObject(v)
	}
}

func (p *pickler) empty(binary, text string) {
	if p.proto == 0 {
		binary = text
	}
	p.op(binary)
}

func (p *pickler) saveBool(b bool) {
	text, op := "I00\n", "\x89"
	if b {
		text, op = "I01\n", "\x88"
	}
	if p.proto >= 2 {
		text = op
	}
	p.op(text)
}

func (p *pickler) saveInt(n Int) {
	small, ok := n.Small()
	fits := ok && small >= math.MinInt32 && small <= math.MaxInt32
	switch {
	case fits && p.proto == 0:
		p.op("I" + strconv.Itoa(small) + "\n")
	case fits && small >= 0 && small <= 0xff:
		p.write('K', byte(small))
	case fits && small >= 0 && small <= 0xffff:
		p.write('M', byte(small), byte(small>>8))
	case fits:
		p.write(bits.LittleEndian.AppendUint32([]byte{'J'}, uint32(small))...)
	case p.proto < 2:
		p.op("L" + n.String() + "L\n")
	default:
		p.sized("\x8a", "\x8b", "", twosComplement(n.Big()))
	}
}

// twosComplement returns the shortest little-endian form of an int.
func twosComplement(n *big.Int) string {
	size := n.BitLen()/8 + 1
	if n.Sign() < 0 {
		size = new(big.Int).Not(n).BitLen()/8 + 1
		n = new(big.Int).Add(n, new(big.Int).Lsh(big.NewInt(1), uint(8*size)))
	}
	b := n.FillBytes(make([]byte, size))
	slices.Reverse(b)
	return string(b)
}

func (p *pickler) saveStr(s string) {
	switch {
	case p.proto == 0:
		p.op("V" + rawUnicodeEscape(s) + "\n")
	case p.proto >= 4:
		p.sized("\x8c", "X", "\x8d", s)
	default:
		p.sized("", "X", "", s)
	}
	p.memoize(s)
}

func rawUnicodeEscape(s string) string {
	var b strings.Builder
	for _, c := range Items(s) {
		r := Ord(c).(int)
		switch {
		case r > 0xffff:
			panic(pyrt.NewGuard("pickling text beyond U+FFFF with protocol 0 is not carried over"))
		case r > 0xff || strings.ContainsRune("\\\x00\n\r\x1a", rune(r)):
			b.WriteString("\\u" + FormatValue(r, 0, "04x"))
		default:
			b.WriteByte(byte(r))
		}
	}
	return b.String()
}

func (p *pickler) saveBytes(x Bytes) {
	switch {
	case p.proto >= 4:
		p.sized("C", "B", "\x8e", string(x))
	case p.proto == 3:
		p.sized("C", "B", "", string(x))
	case len(x) == 0:
		p.reduce(BytesType, Tuple{}, nil)
	default:
		p.op("c_codecs\nencode\n")
		panic(pyrt.NewGuard("pickling bytes with a protocol below 3 is not carried over"))
	}
	p.memoize(x)
}

func (p *pickler) saveByteArray(x *ByteArray) {
	if p.proto >= 5 {
		p.sized("", "", "\x96", string(x.Bytes()))
		p.memoize(x)
		return
	}
	args := Tuple{}
	if len(x.Bytes()) > 0 {
		args = Tuple{BytesOf(x)}
	}
	p.reduce(ByteArrayType, args, nil)
	p.memoize(x)
}

func (p *pickler) saveTuple(x Tuple) {
	if len(x) == 0 {
		p.empty(")", "(t")
		return
	}
	short := len(x) <= 3 && p.proto >= 2
	if !short {
		p.op("(")
	}
	for _, v := range x {
		p.save(v)
	}
	if n, ok := p.memo[pickleKey(x)]; ok { // it holds itself
		switch {
		case short:
			p.op(strings.Repeat("0", len(x)))
		case p.proto > 0:
			p.op("1")
		default:
			p.op(strings.Repeat("0", len(x)+1))
		}
		p.get(n)
		return
	}
	if short {
		p.write(0x84 + byte(len(x)))
	} else {
		p.op("t")
	}
	p.memoize(x)
}

// saveItems writes what a list holds.
func (p *pickler) saveItems(items []Value) {
	if p.proto == 0 || len(items) == 1 {
		for _, v := range items {
			p.save(v)
			p.op("a")
		}
		return
	}
	for batch := range slices.Chunk(items, pickleBatch) {
		p.op("(")
		for _, v := range batch {
			p.save(v)
		}
		p.op("e")
	}
}

// savePairs writes what a dict holds.
func (p *pickler) savePairs(pairs []Value) {
	pair := func(v Value) {
		p.save(v.(Tuple)[0])
		p.save(v.(Tuple)[1])
	}
	if p.proto == 0 || len(pairs) == 1 {
		for _, v := range pairs {
			pair(v)
			p.op("s")
		}
		return
	}
	for batch := range slices.Chunk(pairs, pickleBatch) {
		p.op("(")
		for _, v := range batch {
			pair(v)
		}
		p.op("u")
	}
}

func (p *pickler) saveSet(x *Set) {
	if p.proto < 4 {
		p.reduce(ClassOf(x), Tuple{pyrt.NewList(x.List()...)}, nil)
		p.memoize(x)
		return
	}
	if x.Frozen() {
		p.op("(")
		for _, v := range x.List() {
			p.save(v)
		}
		p.op("\x91")
		p.memoize(x)
		return
	}
	p.op("\x8f")
	p.memoize(x)
	for batch := range slices.Chunk(x.List(), pickleBatch) {
		p.op("(")
		for _, v := range batch {
			p.save(v)
		}
		p.op("\x90")
	}
}
