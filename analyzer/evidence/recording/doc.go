// Package recording reads what `molt record` writes: what the functions of a
// Python project did in real runs. It holds the recorder too, one Python file
// without dependencies, which runs inside the recorded program.
//
//	rec, problems, err := recording.Read(".molt/recording", recording.DefaultLimits())
//	for _, f := range rec.Functions {
//		fmt.Println(f.File, f.Name, f.Calls, len(f.Vectors))
//	}
//
// A recording is data: nothing of it is unpickled, evaluated or executed.
//
// # Files
//
// A recording is a folder. Each process that ran wrote one file of its own,
// NAME.jsonl, one JSON object a line, only ever appended to: a process that is
// killed loses what it has not flushed, and at worst leaves half a line at the
// end. Several runs into one folder, and several processes, add up. Paths are
// slash paths relative to the project's folder.
//
// Every object has a "kind". The first line of a file is its header:
//
//	{"kind":"header","schema":1,"python":"3.11.7","implementation":"cpython","platform":"linux"}
//
// A class of the project, where a value of it was seen or a function of it ran;
// "name" is "module:qualified name", "bases" are its method resolution order
// without itself and object:
//
//	{"kind":"class","name":"shop.cart:Cart","file":"shop/cart.py","line":7,"bases":[],"fields":["items"],"enum":false}
//
// The module that was run as a program is written as it would be imported, never
// as "__main__".
//
// A function says who it is the first time that it is mentioned. "id" counts
// within the file; "line" is that of the code object, which is that of the
// first decorator; "of" is "function", "generator", "coroutine",
// "async_generator" or "module" for a module's body; "free" are the names that
// it closes over; a parameter's "by" is "position", "any", "keyword", "args" or
// "kwargs":
//
//	{"kind":"function","id":3,"module":"shop.cart","name":"Cart.total","file":"shop/cart.py","line":21,"of":"function","params":[{"name":"self","by":"any"}],"free":[]}
//
// What it did comes in increments, which the reader adds up:
//
//	{"kind":"stats","fn":3,"calls":1200,"estimated":0,"samples":40,"self":0.18,"total":0.4,"seen":64,
//	 "args":[TYPES],"result":TYPES,"yields":TYPES,"raises":{"KeyError":2},
//	 "repeats":{"calls":64,"hits":50},"memory":{"bytes":8192,"blocks":16}}
//
// "calls" were counted; "estimated" are reckoned from what ran in short windows
// after the budget was spent. Of a generator or coroutine a call is its start.
// "self" and "total" are seconds, from "samples". Types
// and repeats are of the calls that were looked at, "seen" of them: a call is a
// hit if one with equal arguments was looked at before. "memory" is there with
// --memory: what the function's lines held allocated, at the most that was seen.
//
// TYPES is a list, one object a type, with how many values were seen ("n"),
// "min" and "max" of an int, "ascii" and the greatest "len" of a str, and
// the types of what a container held: "of" the elements (values of a dict), "key"
// the keys of a dict, "items" by position for a tuple of up to 8:
//
//	[{"t":"int","n":9,"min":-1,"max":80},{"t":"list","n":3,"len":5,"of":[{"t":"str","n":12,"ascii":true,"len":7}]}]
//
// A type is named as type(x).__name__ for builtins and None ("NoneType"), and
// "module:qualified name" otherwise.
//
// A call that was kept whole, a vector; "before" and "after" hold the arguments
// by parameter:
//
//	{"kind":"vector","fn":3,"before":[VALUE],"after":[VALUE],"result":VALUE,"stdout":"..."}
//
// "after" is left out where it would be as "before" and shares nothing with the
// result. In place of "result" an exception that left the call stands as
// "raised":{"class":"KeyError","message":"'x'","value":VALUE}. "unfit" says why a vector cannot be
// replayed (an opaque or redacted value, an argument that was too large): it
// serves types only.
//
// A program as a whole:
//
//	{"kind":"run","argv":["app.py","-v"],"module":"","cwd":".","stdin":VALUE,"stdout":VALUE,"stderr":"KeyError: 'x'","env":{"TZ":"UTC"},"whole":true}
//	{"kind":"exit","status":1}
//
// A process that ran no program of the project, as pytest, has no such lines.
// "stdin", what was read of it, and "stdout" are strings, or bytes where they are
// no UTF-8; "whole" tells that neither was cut and that both went through
// sys.stdin and sys.stdout.
// "source" lines hash the project's files that ran, and "cost" says how many of
// the seconds the process took were the recorder's, by its own reckoning:
//
//	{"kind":"source","file":"app.py","sha256":"..."}
//	{"kind":"cost","elapsed":2.5,"spent":0.4}
//
// # Values
//
// null, true and false are None, True and False; a JSON string is a str; a
// number without point or exponent is an int of any size, any other a
// float, by its shortest repr, which is exact. All else is an object with a tag "t":
//
//	{"t":"float","v":"7ff8000000000000"}     float by its bits: nan and infinities
//	{"t":"int","v":"-0x1f"}                  int with very many digits
//	{"t":"str","v":"base64"}                 str with lone surrogates, as UTF-8 that encodes them too
//	{"t":"bytes","v":"base64"}               also "bytearray"
//	{"t":"complex","re":FLOAT,"im":FLOAT}
//	{"t":"list","v":[...]}                   also "tuple", "set", "frozenset" in order of iteration
//	{"t":"dict","v":[KEY,VALUE,KEY,VALUE]}   in order
//	{"t":"object","type":"m:C","fields":["x",1],"base":VALUE}
//	{"t":"enum","type":"m:C","v":"RED","value":1}
//	{"t":"class","type":"m:C"}               also "function", and "method" with "self":VALUE; "module"
//	{"t":"const","v":"Ellipsis"}             also "NotImplemented"
//	{"t":"ref","id":1}                       the same object as the one with "id":1
//	{"t":"opaque","type":"m:C","why":"..."}  not kept: only its type is known
//	{"t":"redacted","type":"str","len":12}   left out because its name looks secret
//
// An object that is referred to more than once carries "id", unique within the
// arguments before, and within what is after the call. "base" is what an instance of a class that extends a
// builtin holds as such. Values of the standard library that are not plain are
// objects with the fields that make them: see the recorder's table LIBRARY.
package recording
