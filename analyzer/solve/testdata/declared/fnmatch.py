import fnmatch

fnmatch.filter(["a.py", "b"], "*.py")
fnmatch.filter([b"a.py", b"b"], b"*.py")
fnmatch.fnmatch("a.py", "*.py")
fnmatch.fnmatch(b"a", b"b")
fnmatch.fnmatchcase("A", "a")
fnmatch.translate("*.py")
