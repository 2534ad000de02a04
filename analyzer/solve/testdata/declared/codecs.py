import codecs

codecs.BOM
for name in """BOM32_BE BOM32_LE BOM64_BE BOM64_LE BOM_BE BOM_LE BOM_UTF16 BOM_UTF16_BE BOM_UTF16_LE
        BOM_UTF32 BOM_UTF32_BE BOM_UTF32_LE BOM_UTF8""".split():
    assert type(getattr(codecs, name)) is bytes
codecs.encode("a", "utf-8")
codecs.encode("a", "rot13")
codecs.decode(b"a", "ascii")
codecs.lookup("utf-8")
codecs.getdecoder("utf-8")
codecs.getencoder("utf-8")
codecs.getincrementaldecoder("utf-8")
codecs.getincrementalencoder("utf-8")
codecs.getreader("utf-8")
codecs.getwriter("utf-8")
codecs.lookup_error("strict")
codecs.register(lambda name: None)
codecs.register_error("mine", lambda e: ("", e.end))
codecs.iterdecode([b"a", b"b"], "ascii")
codecs.iterencode(["a", "b"], "ascii")
with codecs.open("f", "w", "utf-8") as f:
    f.write("x")
