package resolve

import "strings"

// stdlibModules says of the top-level modules of the standard libraries of
// CPython 3.10 to 3.13 (sys.stdlib_module_names of each) where their work is
// done: in the interpreter or an extension module (sys.builtin_module_names,
// lib-dynload), in Python with a C accelerator for what costs, or in Python.
var stdlibModules = originsOf(map[Origin]string{
	Builtin: `
	_abc _ast _asyncio _bisect _blake2 _bootsubprocess _bz2 _codecs _codecs_cn _codecs_hk _codecs_iso2022
	_codecs_jp _codecs_kr _codecs_tw _collections _contextvars _crypt _csv _ctypes _curses _curses_panel _datetime
	_dbm _decimal _elementtree _functools _gdbm _hashlib _heapq _imp _interpchannels _interpqueues _interpreters
	_io _json _locale _lsprof _lzma _md5 _msi _multibytecodec _multiprocessing _opcode _operator _overlapped
	_pickle _posixshmem _posixsubprocess _queue _random _scproxy _sha1 _sha2 _sha256 _sha3 _sha512 _signal _socket
	_sqlite3 _sre _ssl _stat _statistics _string _struct _suggestions _symtable _sysconfig _thread _tkinter
	_tokenize _tracemalloc _typing _uuid _warnings _weakref _winapi _wmi _zoneinfo array atexit audioop binascii
	builtins cmath errno faulthandler fcntl gc grp itertools marshal math mmap msvcrt nis nt ossaudiodev posix pwd
	pyexpat readline resource select spwd sys syslog termios time unicodedata winreg winsound zlib`,
	StdlibC: `
	abc ast base64 bisect bz2 cProfile codecs collections contextvars csv datetime decimal functools gzip hashlib
	heapq hmac io json lzma operator pickle re socket sqlite3 ssl struct uuid weakref zipimport zoneinfo`,
	Stdlib: `
	__future__ _aix_support _android_support _collections_abc _colorize _compat_pickle _compression
	_frozen_importlib _frozen_importlib_external _ios_support _markupbase _opcode_metadata _osx_support _py_abc
	_pydatetime _pydecimal _pyio _pylong _pyrepl _sitebuiltins _strptime _threading_local _weakrefset aifc
	antigravity argparse asynchat asyncio asyncore bdb binhex calendar cgi cgitb chunk cmd code codeop colorsys
	compileall concurrent configparser contextlib copy copyreg crypt ctypes curses dataclasses dbm difflib dis
	distutils doctest email encodings ensurepip enum filecmp fileinput fnmatch fractions ftplib genericpath getopt
	getpass gettext glob graphlib html http idlelib imaplib imghdr imp importlib inspect ipaddress keyword lib2to3
	linecache locale logging mailbox mailcap mimetypes modulefinder msilib multiprocessing netrc nntplib ntpath
	nturl2path numbers opcode optparse os pathlib pdb pickletools pipes pkgutil platform plistlib poplib posixpath
	pprint profile pstats pty py_compile pyclbr pydoc pydoc_data queue quopri random reprlib rlcompleter runpy
	sched secrets selectors shelve shlex shutil signal site smtpd smtplib sndhdr socketserver sre_compile
	sre_constants sre_parse stat statistics string stringprep subprocess sunau symtable sysconfig tabnanny tarfile
	telnetlib tempfile textwrap this threading timeit tkinter token tokenize tomllib trace traceback tracemalloc
	tty turtle turtledemo types typing unittest urllib uu venv warnings wave webbrowser wsgiref xdrlib xml xmlrpc
	zipapp zipfile`,
})

func originsOf(lists map[Origin]string) map[string]Origin {
	m := make(map[string]Origin)
	for origin, names := range lists {
		for name := range strings.FieldsSeq(names) {
			m[name] = origin
		}
	}
	return m
}
