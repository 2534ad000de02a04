t"a" f"b"
