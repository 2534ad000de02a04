import importlib
import string

importlib.import_module("json")
importlib.invalidate_caches()
importlib.reload(string)
