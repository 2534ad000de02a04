import configparser
import io
import sys

p = configparser.ConfigParser({"base": "1"})
p.read_string("[a]\nx = 1\ny = 2.5\nz = yes\nw = %(x)s\n[b]\nq = r\n")
p.sections()
p.options("a")
p.defaults()
p.has_section("a")
p.has_option("a", "x")
p.get("a", "x")
p.get("a", "none", fallback=None)
p.get("a", "none", fallback=3)
p.get("a", "w", raw=True)
p.getint("a", "x")
p.getint("a", "none", fallback=None)
p.getfloat("a", "y")
p.getfloat("a", "none", fallback="x")
p.getboolean("a", "z")
p.getboolean("a", "none", fallback=False)
p.items()
list(p.items())
p.items("a")
p.items("a", True)
p["a"]
p["a"]["x"]
p["a"].name
p["a"].parser
p["a"].get("x")
p["a"].get("none")
p["a"].get("none", "d")
p["a"].get("none", fallback=1)
p["a"].getint("x")
p["a"].getint("none")
p["a"].getint("none", 4)
p["a"].getfloat("y")
p["a"].getfloat("none")
p["a"].getboolean("z")
p["a"].getboolean("none", fallback=True)
list(p["a"])
list(p["a"].items())
[k for k in p]
p.add_section("c")
p.set("c", "k", "v")
p["d"] = {"k": "v"}
p.remove_option("c", "k")
p.remove_section("c")
p.read("no such file")
p.read_dict({"e": {"f": 1}})
p.read_file(io.StringIO("[g]\nh=1\n"))
p.readfp(io.StringIO("[h]\nh=1\n")) if sys.version_info < (3, 12) else None
p.write(io.StringIO())
p.optionxform("A")
configparser.ConfigParser({"base": "1"}).items()
last = configparser.ConfigParser()
last["a"] = {}
last.popitem()
p.BOOLEAN_STATES
p.default_section
p.converters
p.NONSPACECRE
p.OPTCRE
p.OPTCRE_NV
p.SECTCRE
configparser.RawConfigParser()
configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
configparser.ConfigParser(interpolation=configparser.BasicInterpolation())
configparser.DEFAULTSECT
configparser.MAX_INTERPOLATION_DEPTH
(configparser.SectionProxy, configparser.ConverterMapping, configparser.Interpolation, "SafeConfigParser", "LegacyInterpolation")
try:
    p.get("none", "x")
except configparser.NoSectionError as e1:
    e1.section
    e1.message
try:
    p.get("a", "none")
except configparser.NoOptionError as e2:
    e2.section
    e2.option
try:
    p.read_string("x")
except configparser.MissingSectionHeaderError as e3:
    e3.lineno
    e3.line
    e3.source
try:
    p.read_string("[a]\n[a]\n")
except configparser.DuplicateSectionError as e4:
    e4.section
    e4.source
    e4.lineno
try:
    p.read_string("[a]\nx=1\nx=1\n")
except configparser.DuplicateOptionError as e5:
    e5.section
    e5.option
    e5.lineno
try:
    p.read_string("[a]\n = 3\n")
except configparser.ParsingError as e6:
    e6.errors
    e6.append(1, "x")
try:
    p["b"]["u"] = "%(none)s"
    p["b"]["u"]
except configparser.InterpolationMissingOptionError as e7:
    e7.reference
    e7.section
    e7.option
(configparser.Error, configparser.InterpolationError, configparser.InterpolationDepthError, configparser.InterpolationSyntaxError)
