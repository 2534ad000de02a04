import unicodedata

unicodedata.name("a")
unicodedata.name("\n", None)
unicodedata.lookup("SPACE")
unicodedata.decimal("1")
unicodedata.decimal("a", None)
unicodedata.digit("1")
unicodedata.digit("a", "x")
unicodedata.numeric("½")
unicodedata.numeric("1")
unicodedata.numeric("a", None)
unicodedata.category("a")
unicodedata.bidirectional("a")
unicodedata.combining("a")
unicodedata.east_asian_width("a")
unicodedata.mirrored("(")
unicodedata.decomposition("é")
unicodedata.normalize("NFD", "é")
unicodedata.is_normalized("NFC", "é")
unicodedata.unidata_version
unicodedata.ucd_3_2_0
unicodedata.ucd_3_2_0.name("a")
unicodedata.ucd_3_2_0.unidata_version
unicodedata.ucd_3_2_0.numeric("1")
"UCD"
