try:
    import graphlib
except ImportError:  # before Python 3.9
    raise SystemExit

t = graphlib.TopologicalSorter({"a": ["b"], "b": ["c"]})
list(t.static_order())
u = graphlib.TopologicalSorter()
u.add(1, 2, 3)
u.add(4)
u.prepare()
u.is_active()
u.get_ready()
u.done(4)
try:
    list(graphlib.TopologicalSorter({1: [1]}).static_order())
except graphlib.CycleError as e:
    e.args
