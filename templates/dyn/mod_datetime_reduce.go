package dyn

import "github.com/molt-go/molt/templates/pyrt"

// This file holds how dates and times are reduced, for pickle and copy: to a call of the
// class with the bytes of their state.

// defineReduce adds __reduce_ex__ to the classes.
func defineReduce() {
	dateType.DefSelf("__reduce__()", func(a []Value) Value {
		return Tuple{ClassOf(a[0]), Tuple{Bytes(dateState(held(a[0]).(*dateObject).Date, 0))}}
	})
	timeType.DefSelf("__reduce_ex__(protocol, /)", func(a []Value) Value {
		c := held(a[0]).(*timeObject).TimeOfDay
		return stateCall(a[0], clockState(c, foldBit(c, a[1])), c)
	})
	datetimeType.DefSelf("__reduce_ex__(protocol, /)", func(a []Value) Value {
		t := held(a[0]).(*datetimeObject).DateTime
		c := t.TimeTZ()
		return stateCall(a[0], append(dateState(t.Date, foldBit(c, a[1])), clockState(c, 0)...), c)
	})
	timedeltaType.DefSelf("__reduce__()", func(a []Value) Value {
		d := held(a[0]).(*deltaObject)
		return Tuple{ClassOf(a[0]), Tuple{d.Days, d.Seconds, d.Microseconds}}
	})
	timezoneType.DefSelf("__reduce__()", func(a []Value) Value {
		z := a[0].(*zoneObject)
		args := Tuple{&deltaObject{z.Offset}}
		if name, ok := z.Name.Get(); ok {
			args = append(args, name)
		}
		return Tuple{timezoneType, args, nil}
	})
}

// foldBit is the bit of the first byte of a state that tells of a repeated time, which
// protocols below 4 have not.
func foldBit(c pyrt.TimeOfDay, protocol Value) byte {
	if c.Fold != 0 && Index(protocol) > 3 {
		return 0x80
	}
	return 0
}

func dateState(d pyrt.Date, fold byte) []byte {
	return []byte{byte(d.Year >> 8), byte(d.Year), byte(d.Month) | fold, byte(d.Day)}
}

func clockState(c pyrt.TimeOfDay, fold byte) []byte {
	return []byte{byte(c.Hour) | fold, byte(c.Minute), byte(c.Second), byte(c.Microsecond >> 16), byte(c.Microsecond >> 8), byte(c.Microsecond)}
}

// stateCall is the call that makes a time again, with its zone if it has one.
func stateCall(self Value, state []byte, c pyrt.TimeOfDay) Value {
	args := Tuple{Bytes(state)}
	if c.Zone != nil {
		args = append(args, zoneValue(c.Zone))
	}
	return Tuple{ClassOf(self), args}
}

// stateArg returns the bytes of a state of so many bytes, and the zone, where a class
// is called with one.
func stateArg(size int, args []Value, kw []Kw) (state Bytes, zone Value, ok bool) {
	if len(args) == 0 || len(args) > 2 || len(kw) > 0 {
		return "", nil, false
	}
	state, ok = args[0].(Bytes)
	if len(args) == 2 {
		zone = args[1]
	}
	return state, zone, ok && len(state) == size
}

func dateOfState(s Bytes) pyrt.Date {
	return pyrt.NewDate(int(s[0])<<8|int(s[1]), int(s[2]&0x7f), int(s[3]))
}

func clockOfState(s Bytes, fold int, zone Value) pyrt.TimeOfDay {
	c := pyrt.NewTimeOfDay(int(s[0]&0x7f), int(s[1]), int(s[2]), int(s[3])<<16|int(s[4])<<8|int(s[5]), zoneArg(zone))
	c.Fold = fold
	return c
}
