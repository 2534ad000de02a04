import inspect
import string

def f(a, b=1, *args, c: int = 2, **kw):
    """Text."""

def g():
    yield 1

inspect.cleandoc("  a\n  b")
inspect.currentframe()
inspect.getattr_static(f, "__name__")
inspect.getdoc(f)
inspect.getdoc(g)
inspect.getfile(string)
inspect.getmembers(string)
inspect.getmodule(string)
inspect.getmro(int)
inspect.getsource(string)
inspect.getsourcefile(string)
inspect.getsourcelines(string)
inspect.isabstract(int)
inspect.isasyncgen(1)
inspect.isasyncgenfunction(f)
inspect.isawaitable(1)
inspect.isbuiltin(len)
inspect.isclass(int)
inspect.iscode(f)
inspect.iscoroutine(f)
inspect.iscoroutinefunction(f)
inspect.isdatadescriptor(int.real)
inspect.isframe(f)
inspect.isfunction(f)
inspect.isgenerator(g())
inspect.isgeneratorfunction(g)
inspect.ismethod(f)
inspect.ismodule(string)
inspect.isroutine(f)
inspect.istraceback(f)
inspect.unwrap(f)
s = inspect.signature(f)
s.parameters
s.parameters["b"]
s.return_annotation
s.empty
s.replace(return_annotation=int)
p = s.parameters["c"]
p.name
p.kind
p.default
p.annotation
p.empty
p.replace(name="d")
(p.KEYWORD_ONLY, p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD, p.VAR_KEYWORD, p.VAR_POSITIONAL)
b = s.bind(1, 2, 3, c=4)
b.args
b.arguments
b.kwargs
b.signature
b.apply_defaults()
s.bind_partial()
inspect.Parameter("x", p.KEYWORD_ONLY)
inspect.Signature()
inspect.BoundArguments
