import os
import tempfile

WHAT = "os.listdir with os.path.isdir for each of n entries, against os.scandir"
UNIT = "entries of the folder"
SIZES = [100]

FOLDER = os.path.join(tempfile.gettempdir(), "molt-measure-listdir")


def setup(n):
    os.makedirs(FOLDER, exist_ok=True)
    for i in range(n):
        with open(os.path.join(FOLDER, "entry%04d" % i), "w"):
            pass
    return (FOLDER,)


def before(folder):
    return sorted([name for name in os.listdir(folder) if not os.path.isdir(os.path.join(folder, name))])


def after(folder):
    with os.scandir(folder) as entries:
        return sorted([entry.name for entry in entries if not entry.is_dir()])
