import os
import pathlib
import shutil

with open("a.txt", "w") as f:
    f.write("text")
os.mkdir("folder")
os.mkdir("folder/inner")
shutil.copy("a.txt", "b.txt")
shutil.copy("a.txt", "folder")
shutil.copy("a.txt", pathlib.Path("folder"))
shutil.copy(pathlib.Path("a.txt"), pathlib.Path("c.txt"))
shutil.copy2("a.txt", "b.txt")
shutil.copy2("a.txt", pathlib.Path("folder"))
shutil.copyfile("a.txt", "d.txt")
shutil.copyfile("a.txt", pathlib.Path("d.txt"))
with open("a.txt") as src, open("e.txt", "w") as dst:
    shutil.copyfileobj(src, dst)
shutil.copymode("a.txt", "b.txt")
shutil.copystat("a.txt", "b.txt")
shutil.copytree("folder", "folder2")
shutil.copytree("folder", pathlib.Path("folder3"), ignore=shutil.ignore_patterns("*.txt"))
u = shutil.disk_usage(".")
u.total
u.used
u.free
u[0]
shutil.get_archive_formats()
shutil.get_unpack_formats()
shutil.get_terminal_size()
shutil.get_terminal_size((80, 24)).columns
shutil.make_archive("packed", "zip", "folder")
shutil.unpack_archive("packed.zip", "unpacked")
shutil.move("b.txt", "folder2")
shutil.move("c.txt", "moved.txt")
shutil.move("moved.txt", pathlib.Path("again.txt"))
shutil.register_archive_format("mine", lambda *args: None)
shutil.unregister_archive_format("mine")
shutil.register_unpack_format("mine", [".mine"], lambda *args: None)
shutil.unregister_unpack_format("mine")
shutil.rmtree("folder2")
shutil.which("sh")
shutil.which("there is no such program")
shutil.which(b"sh")
shutil.chown("a.txt", os.getuid())
try:
    shutil.copy("a.txt", "a.txt")
except shutil.SameFileError as e:
    e.filename
(shutil.Error, shutil.SpecialFileError, shutil.ExecError, shutil.ReadError, shutil.RegistryError)
