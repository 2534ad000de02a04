import importlib.util
import pathlib
import subprocess
import sys
import tempfile

WHAT = "Adler's checksum of n bytes in a Python loop, against the loop in Cython with C types"
UNIT = "bytes"
SIZES = [100, 10000]
NEEDS = ["cython"]

SOURCE = """
# cython: boundscheck=False, cdivision=True
def checksum(const unsigned char[:] data):
    cdef long a = 1, b = 0
    cdef Py_ssize_t i
    for i in range(data.shape[0]):
        a = (a + data[i]) % 65521
        b = (b + a) % 65521
    return b * 65536 + a
"""

built = []


def setup(n):
    if not built:
        folder = pathlib.Path(tempfile.mkdtemp(prefix="molt-measure-cython"))
        (folder / "kernel.pyx").write_text(SOURCE)
        subprocess.run([sys.executable, "-m", "Cython.Build.Cythonize", "-i", "-3", "kernel.pyx"], cwd=folder, check=True, capture_output=True)
        spec = importlib.util.spec_from_file_location("kernel", next(folder.glob("kernel*.so")))
        built.append(importlib.util.module_from_spec(spec))
        spec.loader.exec_module(built[0])
    return (bytes(i * 7 % 251 for i in range(n)),)


def before(data):
    a, b = 1, 0
    for i in range(len(data)):
        a = (a + data[i]) % 65521
        b = (b + a) % 65521
    return b * 65536 + a


def after(data):
    return built[0].checksum(data)
