"""Answers calls of a Python program's functions, one JSON object a line.

    python3 calls.py CALLS ANSWERS FIRST

CALLS holds the calls and ANSWERS gets what they did; those before number FIRST
are left out. Values are written as recordings have them.
"""

import base64
import faulthandler
import importlib
import io
import json
import struct
import sys
import time
import types

MAX_ITEMS = 200      # that an iterator may give
MAX_TEXT = 1 << 20   # of standard output, in characters
MAX_NODES = 200000   # of one value


class Unfit(Exception):
    """A value that cannot be made or written."""


# --- values

def lookup(name):
    module, _, qual = name.rpartition(":")
    obj = importlib.import_module(module or "builtins")
    for part in qual.split("."):
        obj = getattr(obj, part)
    return obj


def text(data):
    return base64.b64decode(data).decode("utf-8", "surrogatepass")


class Decoder:
    def __init__(self):
        self.ids = {}

    def value(self, x):
        if x is None or isinstance(x, (bool, int, float, str)):
            return x
        if not isinstance(x, dict):
            raise Unfit("a JSON array is no value")
        tag = x.get("t")
        if tag == "ref":
            return self.ids[x["id"]]
        make = getattr(self, "make_" + str(tag), None)
        if make is None:
            raise Unfit("a value of kind %s cannot be made" % tag)
        return make(x)

    def keep(self, x, v):
        if x.get("id"):
            self.ids[x["id"]] = v
        return v

    def make_float(self, x):
        return struct.unpack(">d", bytes.fromhex(x["v"]))[0]

    def make_int(self, x):
        return int(x["v"], 0)

    def make_str(self, x):
        return text(x["v"])

    def make_bytes(self, x):
        return base64.b64decode(x["v"])

    def make_bytearray(self, x):
        return self.keep(x, bytearray(base64.b64decode(x["v"])))

    def make_complex(self, x):
        return complex(self.value(x["re"]), self.value(x["im"]))

    def make_list(self, x):
        v = self.keep(x, [])
        v.extend(map(self.value, x["v"]))
        return v

    def make_tuple(self, x):
        return self.keep(x, tuple(map(self.value, x["v"])))

    def make_set(self, x):
        v = self.keep(x, set())
        v.update(map(self.value, x["v"]))
        return v

    def make_frozenset(self, x):
        return self.keep(x, frozenset(map(self.value, x["v"])))

    def make_dict(self, x):
        v = self.keep(x, {})
        items = x["v"]
        for i in range(0, len(items), 2):
            v[self.value(items[i])] = self.value(items[i + 1])
        return v

    def make_object(self, x):
        if x["type"] == "iterator":
            items = self.value(x["base"])
            return self.keep(x, (v for v in items))
        cls = lookup(x["type"])
        base = self.value(x["base"]) if "base" in x else None
        for kind in (int, float, str, tuple, list, dict, set, frozenset, bytes):
            if issubclass(cls, kind):
                if kind in (int, float, str, tuple, bytes, frozenset):
                    v = self.keep(x, kind.__new__(cls, base) if base is not None else kind.__new__(cls))
                else:
                    v = self.keep(x, kind.__new__(cls))
                    (v.extend if kind is list else v.update)(base or ())
                break
        else:
            v = self.keep(x, cls.__new__(cls))
        fields = x.get("fields", [])
        for i in range(0, len(fields), 2):
            object.__setattr__(v, fields[i], self.value(fields[i + 1]))
        if isinstance(v, BaseException) and base is not None:
            v.args = base
        return v

    def make_enum(self, x):
        return lookup(x["type"])[x["v"]]

    def make_class(self, x):
        return lookup(x["type"])

    make_function = make_class

    def make_const(self, x):
        return {"Ellipsis": Ellipsis, "NotImplemented": NotImplemented}[x["v"]]


def type_name(cls):
    if cls.__module__ == "builtins":
        return cls.__qualname__
    return cls.__module__ + ":" + cls.__qualname__


class Encoder:
    def __init__(self):
        self.ids = {}
        self.kept = []  # so that no id is used twice
        self.nodes = 0

    def value(self, v):
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise Unfit("the result is too large")
        if v is None or v is True or v is False:
            return v
        cls = type(v)
        if cls is int:
            return v if -1 << 63 <= v < 1 << 63 else {"t": "int", "v": hex(v)}
        if cls is float:
            return {"t": "float", "v": struct.pack(">d", v).hex()}
        if cls is str:
            try:
                v.encode()
                return v
            except UnicodeEncodeError:
                return {"t": "str", "v": b64(v.encode("utf-8", "surrogatepass"))}
        if cls is bytes:
            return {"t": "bytes", "v": b64(v)}
        if cls is complex:
            return {"t": "complex", "re": self.value(v.real), "im": self.value(v.imag)}
        if v is Ellipsis or v is NotImplemented:
            return {"t": "const", "v": repr(v)}
        if id(v) in self.ids:
            return {"t": "ref", "id": self.ids[id(v)]}
        if cls is tuple:
            return {"t": "tuple", "v": [self.value(i) for i in v]}
        if isinstance(v, type):
            return {"t": "class", "type": type_name(v)}
        if isinstance(v, types.FunctionType):
            return {"t": "function", "type": v.__module__ + ":" + v.__qualname__}
        if isinstance(v, types.ModuleType):
            return {"t": "module", "type": v.__name__}
        n = len(self.ids) + 1
        self.ids[id(v)] = n
        self.kept.append(v)
        out = self.shared(v, cls)
        out["id"] = n
        return out

    def shared(self, v, cls):
        if cls is list:
            return {"t": "list", "v": [self.value(i) for i in v]}
        if cls is dict:
            return {"t": "dict", "v": [self.value(i) for pair in v.items() for i in pair]}
        if cls is set or cls is frozenset:
            return {"t": cls.__name__, "v": [self.value(i) for i in v]}
        if cls is bytearray:
            return {"t": "bytearray", "v": b64(v)}
        if iterates(cls):
            return {"t": "object", "type": "iterator", "fields": [], "base": self.value(drain(v))}
        return self.object(v, cls)

    def object(self, v, cls):
        if hasattr(cls, "__members__") and hasattr(cls, "_member_map_") and v.name in cls.__members__:
            return {"t": "enum", "type": type_name(cls), "v": v.name}
        if foreign(cls):
            return {"t": "opaque", "type": type_name(cls), "why": shape(v)}
        fields = []
        for k in cls.__mro__:
            slots = k.__dict__.get("__slots__", ())
            for name in (slots,) if isinstance(slots, str) else slots:
                if name not in ("__dict__", "__weakref__"):
                    real = "_" + k.__name__.lstrip("_") + name if name.startswith("__") and not name.endswith("__") else name
                    try:
                        fields += [real, self.value(object.__getattribute__(v, real))]
                    except AttributeError:
                        pass
        for name, item in getattr(v, "__dict__", {}).items():
            if isinstance(name, str):
                fields += [name, self.value(item)]
        out = {"t": "object", "type": type_name(cls), "fields": fields}
        for kind in (int, float, str, tuple, list, dict, set, frozenset, bytes):
            if isinstance(v, kind):
                out["base"] = self.value(kind(v) if kind is not dict else dict(dict.items(v)))
        if isinstance(v, BaseException):
            out["base"] = self.value(tuple(v.args))
        return out


def b64(data):
    return base64.b64encode(data).decode()


def foreign(cls):
    """Tells whether a class is of no module of the program."""
    return not any(k.__module__ in OWN for k in cls.__mro__)


def iterates(cls):
    """Tells whether a class is of iterators that are shown by what they give."""
    return hasattr(cls, "__next__") and foreign(cls)


def shape(v):
    """repr(v), unless that shows where v lies."""
    out = repr(v)
    return "" if " at 0x" in out else out


def drain(it):
    out = []
    for item in it:
        out.append(item)
        if len(out) >= MAX_ITEMS:
            break
    return out


# --- calls

OWN = set()


def target(call):
    obj = importlib.import_module(call["module"])
    parts = call["path"].split(".")
    for part in parts[:-1]:
        obj = getattr(obj, part)
    name = parts[-1]
    if len(parts) > 1 and name.startswith("__") and not name.endswith("__"):
        name = "_" + parts[-2].lstrip("_") + name
    kind = call.get("kind", "")
    if kind in ("getter", "setter", "deleter"):
        found = obj.__dict__[name]
        found = getattr(found, "func", found)
        return getattr(found, {"getter": "fget", "setter": "fset", "deleter": "fdel"}[kind], found)
    return getattr(obj, name)


def arguments(call, values):
    args, kw = [], {}
    for name, by, v in zip(call["names"], call["by"], values):
        if by == "keyword":
            kw[name] = v
        elif by == "args":
            args.extend(v)
        elif by == "kwargs":
            kw.update(v)
        else:
            args.append(v)
    return (args[1:] if call.get("bound") else args), kw


def raised(e):
    cls = type(e)
    try:
        message = str(e)
    except Exception:
        message = "<exception str() failed>"
    return {"class": type_name(cls), "message": message.encode("utf-8", "replace").decode()}


def answer(call):
    out = {"n": call["n"]}
    stream = io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace", newline="\n")
    real, sys.stdout = sys.stdout, io.StringIO()
    try:
        try:
            fn = target(call)
            sys.stdout = stream  # what modules print when they are imported is theirs
            if call.get("new"):  # an object by its constructor
                args, kw = arguments(call, list(map(Decoder().value, call["args"])))
                return dict(out, result=Encoder().value(fn(*args, **kw)))
            dec = Decoder()
            values = [dec.value(x) for x in call["args"]]
            args, kw = arguments(call, values)
        except BaseException as e:
            return dict(out, unfit="%s: %s" % (type(e).__name__, e))
        out.update(perform(fn, args, kw, values, call))
        stream.flush()
        out["stdout"] = stream.buffer.getvalue()[:MAX_TEXT].decode("utf-8", "replace")
        return out
    finally:
        sys.stdout = real


def perform(fn, args, kw, values, call):
    out = {}
    result = None
    try:
        result = fn(*args, **kw)
        if iterates(type(result)):
            result = Iterated(drain(result))
    except BaseException as e:
        out["raised"] = raised(e)
    enc = Encoder()
    try:
        out["after"] = [enc.value(v) for v in values]
        if "raised" not in out:
            if isinstance(result, Iterated):
                out["result"] = {"t": "object", "type": "iterator", "fields": [], "base": enc.value(result.items)}
            else:
                out["result"] = enc.value(result)
    except BaseException as e:
        return {"unfit": "%s: %s" % (type(e).__name__, e)}
    return out


class Iterated:
    def __init__(self, items):
        self.items = items


# --- time

def measure(call):
    """Times a call: nanoseconds of one, a number for each round."""
    fn = target(call)
    out, count = [], 1
    budget = call["bench"] / 1000
    end = time.perf_counter() + 3
    while len(out) < call["rounds"] and (time.perf_counter() < end or not out):
        sets = []
        for _ in range(count):
            dec = Decoder()
            sets.append(arguments(call, [dec.value(x) for x in call["args"]]))
        stream = io.StringIO()
        real, sys.stdout = sys.stdout, stream
        start = time.perf_counter_ns()
        for args, kw in sets:
            try:
                result = fn(*args, **kw)
                if iterates(type(result)):
                    drain(result)
            except Exception:
                pass
        took = time.perf_counter_ns() - start
        sys.stdout = real
        if took < budget * 1e9 and count < 1 << 12 and not out:
            count = min(count * (2 if took else 8), 1 << 12)
            if took * 2 < budget * 1e9:
                continue
        out.append(took / count)
    return {"n": call["n"], "ns": out}


def main():
    calls, answers, first = sys.argv[1], sys.argv[2], int(sys.argv[3])
    sys.argv[:] = ["calls.py"]
    sys.path[0] = ""
    sys.setrecursionlimit(1000)
    with open(calls, encoding="utf-8") as lines, open(answers, "a", encoding="utf-8") as out:
        for line in lines:
            call = json.loads(line)
            OWN.update(call.get("own", ()))
            if call["n"] < first:
                continue
            faulthandler.dump_traceback_later(call["limit"] / 1000, exit=True)
            result = measure(call) if call.get("bench") else answer(call)
            faulthandler.cancel_dump_traceback_later()
            out.write(json.dumps(result) + "\n")
            out.flush()


main()
