package pyrt

import (
	"encoding/base32"
	"encoding/base64"
	"hash/adler32"
	"hash/crc32"
	"strconv"
	"strings"
)

// BinasciiError is binascii.Error.
var BinasciiError = NewClass("Error", ValueError)

// B64Encode returns base64.b64encode(b).
func B64Encode(b Bytes) Bytes { return Bytes(base64.StdEncoding.EncodeToString([]byte(b))) }

// URLSafeB64Encode returns base64.urlsafe_b64encode(b).
func URLSafeB64Encode(b Bytes) Bytes { return Bytes(base64.URLEncoding.EncodeToString([]byte(b))) }

// B64Decode returns base64.b64decode(b): characters outside the alphabet are
// skipped. https://docs.python.org/3.11/library/base64.html#base64.b64decode
func B64Decode(b Bytes) Bytes {
	out := make([]byte, 0, len(b)*3/4)
	var held uint32
	count, pads := 0, 0 // characters of the group so far
	for i := range len(b) {
		c := b[i]
		if c == '=' {
			if pads++; count >= 2 && count+pads >= 4 {
				return Bytes(ownedString(out))
			}
			continue
		}
		value := b64Value(c)
		if value < 0 {
			continue
		}
		pads = 0
		held = held<<6 | uint32(value)
		if count++; count > 1 { // the bits that are left wait for the next character
			out = append(out, byte(held>>(8-2*count)))
		}
		if count == 4 {
			count = 0
		}
	}
	if count == 1 {
		panic(BinasciiError.New("Invalid base64-encoded string: number of data characters (" + strconv.Itoa(len(out)/3*4+1) + ") cannot be 1 more than a multiple of 4"))
	}
	if count != 0 {
		panic(BinasciiError.New("Incorrect padding"))
	}
	return Bytes(ownedString(out))
}

// URLSafeB64Decode returns base64.urlsafe_b64decode(b).
func URLSafeB64Decode(b Bytes) Bytes {
	return B64Decode(Bytes(strings.NewReplacer("-", "+", "_", "/").Replace(string(b))))
}

func b64Value(c byte) int {
	switch {
	case 'A' <= c && c <= 'Z':
		return int(c - 'A')
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 26
	case '0' <= c && c <= '9':
		return int(c-'0') + 52
	case c == '+':
		return 62
	case c == '/':
		return 63
	}
	return -1
}

// B32Encode returns base64.b32encode(b).
func B32Encode(b Bytes) Bytes { return Bytes(base32.StdEncoding.EncodeToString([]byte(b))) }

// B16Encode returns base64.b16encode(b).
func B16Encode(b Bytes) Bytes { return Bytes(strings.ToUpper(b.Hex())) }

// Hexlify returns binascii.hexlify(b).
func Hexlify(b Bytes) Bytes { return Bytes(b.Hex()) }

// Unhexlify returns binascii.unhexlify(b).
func Unhexlify(b Bytes) Bytes {
	if len(b)%2 != 0 {
		panic(BinasciiError.New("Odd-length string"))
	}
	out := make([]byte, len(b)/2)
	for i := range out {
		n, err := strconv.ParseUint(string(b[2*i:2*i+2]), 16, 8)
		if err != nil || b[2*i] == '+' {
			panic(BinasciiError.New("Non-hexadecimal digit found"))
		}
		out[i] = byte(n)
	}
	return Bytes(ownedString(out))
}

// CRC32 returns zlib.crc32(b, start), and binascii's.
func CRC32(b Bytes, start int) int {
	return int(crc32.Update(uint32(start), crc32.IEEETable, []byte(b)))
}

// Adler32 returns zlib.adler32(b).
func Adler32(b Bytes) int { return int(adler32.Checksum([]byte(b))) }
