// Package libraries says of third-party libraries what becomes of them in a port:
// the one table that assess, port and reports show.
package libraries

import (
	"slices"
	"strings"
)

// A Grade says what becomes of a library in a port.
type Grade string

// The grades.
const (
	// Mapped libraries are carried over: a tested part of them has a Go form.
	Mapped Grade = "mapped"
	// Seam libraries become a Go interface with what the program uses of them, which
	// the team implements.
	Seam Grade = "seam"
	// Refused libraries stay in Python, with the code around them.
	Refused Grade = "refused"
)

// A Library is what is decided about a library.
type Library struct {
	Name  string // of its top-level module
	Grade Grade
	// Note says what to do: what implements the seam, or what can move without the
	// library.
	Note string
}

// known lists what is decided; every other library is a seam.
var known = []Library{
	{"dateutil", Mapped, "parser.parse of the common forms, isoparse, relativedelta, tz"},
	{"requests", Mapped, "get, post and the like, Session, Response and their errors, over net/http"},
	{"typing_extensions", Mapped, "not needed at run time"},
	{"yaml", Mapped, "safe_load, load, dump and the like, as PyYAML without LibYAML does"},

	{"attr", Seam, "structs; dataclasses port without a seam"},
	{"attrs", Seam, "structs; dataclasses port without a seam"},
	{"bs4", Seam, "golang.org/x/net/html"},
	{"click", Seam, "github.com/spf13/cobra; argparse ports without a seam"},
	{"cryptography", Seam, "crypto/..."},
	{"dotenv", Seam, "os.Getenv, and a few lines"},
	{"flask", Seam, "net/http; move what the handlers call"},
	{"httpx", Seam, "net/http"},
	{"jinja2", Seam, "html/template"},
	{"lxml", Seam, "encoding/xml"},
	{"orjson", Seam, "the json module ports without a seam"},
	{"psycopg2", Seam, "database/sql"},
	{"pydantic", Seam, "structs that validate"},
	{"pytz", Seam, "time.LoadLocation"},
	{"redis", Seam, "a Go client of Redis"},
	{"rich", Seam, "plain text, or a terminal library"},
	{"simplejson", Seam, "the json module ports without a seam"},
	{"six", Seam, "not needed: Python 3's own names port without a seam"},
	{"tqdm", Seam, "leave out, or print"},
	{"ujson", Seam, "the json module ports without a seam"},
	{"urllib3", Seam, "net/http"},

	{"cupy", Refused, "keep arrays in Python; extract the pure core"},
	{"cv2", Refused, "keep in Python"},
	{"cython", Refused, "compiled already"},
	{"dask", Refused, "keep in Python"},
	{"django", Refused, "keep the ORM and the views in Python; move what they call"},
	{"jax", Refused, "keep in Python"},
	{"matplotlib", Refused, "keep plotting in Python"},
	{"numba", Refused, "compiled already"},
	{"numpy", Refused, "keep arrays in Python; extract the pure core"},
	{"pandas", Refused, "keep frames in Python; extract the pure core"},
	{"peewee", Refused, "keep the ORM in Python; move what works on plain rows"},
	{"polars", Refused, "keep frames in Python; extract the pure core"},
	{"pyspark", Refused, "keep in Python"},
	{"scipy", Refused, "keep in Python"},
	{"sklearn", Refused, "keep in Python"},
	{"sqlalchemy", Refused, "keep the ORM in Python; move what works on plain rows"},
	{"tensorflow", Refused, "keep in Python"},
	{"torch", Refused, "keep in Python"},
	{"transformers", Refused, "keep in Python"},
}

// Decisions returns what is decided, in the order of the table.
func Decisions() []Library { return slices.Clone(known) }

// undecided is the note of libraries that the table has not.
const undecided = "a small Go interface in its place"

// Decided tells whether the note is about this very library.
func (l Library) Decided() bool { return l.Note != undecided }

// Of returns what is decided about a library, by its top-level module.
func Of(module string) Library {
	top, _, _ := strings.Cut(module, ".")
	if i := slices.IndexFunc(known, func(l Library) bool { return strings.EqualFold(l.Name, top) }); i >= 0 {
		return known[i]
	}
	return Library{Name: top, Grade: Seam, Note: undecided}
}
