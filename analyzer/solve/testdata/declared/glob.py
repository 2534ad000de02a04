import glob

with open("a.txt", "w") as f:
    f.write("")
glob.glob("*")
glob.glob(b"*")
glob.glob("**", recursive=True)
glob.iglob("*")
glob.iglob(b"*")
glob.escape("*")
glob.escape(b"*")
glob.has_magic("*")
