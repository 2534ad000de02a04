import io
import pickle

pickle.dumps([1, 2])
pickle.dumps({"a": 1}, protocol=2)
pickle.loads(pickle.dumps("x"))
out = io.BytesIO()
pickle.dump((1, 2), out)
pickle.load(io.BytesIO(out.getvalue()))
pickle.HIGHEST_PROTOCOL
pickle.DEFAULT_PROTOCOL
p = pickle.Pickler(out, 2)
p.dump([])
p.clear_memo()
p.memo
p.fast
p.bin
p.dispatch_table = {}
u = pickle.Unpickler(io.BytesIO(out.getvalue()))
u.load()
u.memo
u.find_class("math", "sqrt")
b = pickle.PickleBuffer(b"abc")
b.raw()
b.release()
(pickle.PickleError, pickle.PicklingError, pickle.UnpicklingError)
