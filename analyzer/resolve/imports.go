package resolve

import "strings"

// linkImports makes the targets of all imports absolute and says where they
// come from.
func (p *Program) linkImports() {
	type key struct{ module, dir string }
	known := make(map[key]Origin)
	for _, f := range p.Files {
		dir := dirOf(f.Path)
		for i := range f.Imports {
			imp := &f.Imports[i]
			imp.Target = absolute(f.Module, imp.Module, imp.Level)
			k := key{imp.Target, dir}
			origin, ok := known[k]
			if !ok {
				origin = p.Origin(f, imp.Target)
				known[k] = origin
			}
			if imp.Level > 0 && origin.IsThirdParty() {
				origin = UnknownOrigin // a module beside this one that is not there, as one that a build makes
			}
			imp.Origin = origin
			if origin == OwnModule && imp.Name != "" && p.isSubmodule(imp.Target+"."+imp.Name, f) {
				imp.Origin = p.Origin(f, imp.Target+"."+imp.Name)
			}
			imp.Declared = origin.IsThirdParty() && f.Module.Root.declared(imp.Target)
			if imp.Name == "*" {
				f.stars = append(f.stars, star{imp, p.Module(imp.Target, f)})
			}
		}
	}
}

// isSubmodule tells whether a name taken from an own package is a module.
func (p *Program) isSubmodule(name string, from *File) bool {
	return p.native[name] != "" || p.Module(name, from) != nil
}

// absolute resolves leading dots against the importing module's package; "" if
// they lead out of it.
func absolute(m *Module, module string, level int) string {
	if level == 0 {
		return module
	}
	pkg := m.Name
	if !m.IsPackage {
		level++
	}
	for range level - 1 {
		i := strings.LastIndexByte(pkg, '.')
		if i < 0 {
			return ""
		}
		pkg = pkg[:i]
	}
	if module == "" || pkg == "" {
		return pkg + module
	}
	return pkg + "." + module
}

// stdlibStar tells whether a star import of a standard module brings a name:
// for the few modules that are commonly imported that way.
func stdlibStar(module, name string) bool {
	names, ok := stdlibStars[module]
	return ok && names[name]
}

var stdlibStars = map[string]map[string]bool{
	"math": nameSet(`acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees
		dist e erf erfc exp exp2 expm1 fabs factorial floor fmod frexp fsum gamma gcd hypot inf isclose
		isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf nan nextafter perm pi
		prod radians remainder sin sinh sqrt tan tanh tau trunc ulp`),
	"random": nameSet(`Random SystemRandom betavariate choice choices expovariate gammavariate gauss
		getrandbits getstate lognormvariate normalvariate paretovariate randbytes randint random
		randrange sample seed setstate shuffle triangular uniform vonmisesvariate weibullvariate`),
	"collections": nameSet(`ChainMap Counter OrderedDict UserDict UserList UserString defaultdict deque namedtuple`),
	"itertools": nameSet(`accumulate batched chain combinations combinations_with_replacement compress
		count cycle dropwhile filterfalse groupby islice pairwise permutations product repeat starmap
		takewhile tee zip_longest`),
	"functools": nameSet(`cache cached_property cmp_to_key lru_cache partial partialmethod reduce
		singledispatch singledispatchmethod total_ordering update_wrapper wraps`),
	"heapq":  nameSet(`heapify heapmerge heappop heappush heappushpop heapreplace merge nlargest nsmallest`),
	"bisect": nameSet(`bisect bisect_left bisect_right insort insort_left insort_right`),
	"time": nameSet(`asctime ctime gmtime localtime mktime monotonic monotonic_ns perf_counter
		perf_counter_ns process_time sleep strftime strptime struct_time thread_time time time_ns`),
	"typing": nameSet(`Any Callable ClassVar Dict Final Generic Iterable Iterator List Literal Mapping
		NamedTuple Optional Protocol Sequence Set Tuple Type TypeVar TypedDict Union cast overload`),
	"dataclasses": nameSet(`asdict astuple dataclass field fields is_dataclass make_dataclass replace`),
	"enum":        nameSet(`Enum EnumMeta Flag IntEnum IntFlag StrEnum auto unique`),
	"struct":      nameSet(`Struct calcsize error iter_unpack pack pack_into unpack unpack_from`),
	"string": nameSet(`Formatter Template ascii_letters ascii_lowercase ascii_uppercase capwords
		digits hexdigits octdigits printable punctuation whitespace`),
	"os.path": nameSet(`abspath basename commonpath commonprefix dirname exists expanduser expandvars
		getatime getctime getmtime getsize isabs isdir isfile islink join normcase normpath realpath
		relpath split splitext`),
	"ctypes": nameSet(`ARRAY Array BigEndianStructure CDLL CFUNCTYPE POINTER Structure Union addressof
		alignment byref c_bool c_byte c_char c_char_p c_double c_float c_int c_int16 c_int32 c_int64
		c_int8 c_long c_longlong c_short c_size_t c_ubyte c_uint c_uint16 c_uint32 c_uint64 c_uint8
		c_ulong c_ulonglong c_ushort c_void_p c_wchar c_wchar_p cast cdll create_string_buffer pointer
		sizeof string_at`),
}
