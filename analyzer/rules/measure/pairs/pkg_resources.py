import subprocess
import sys

WHAT = "an interpreter that imports pkg_resources and exits, against importlib.metadata"
UNIT = "starts"
SIZES = [1]
NEEDS = ["pkg_resources"]
WAITS = True


def setup(n):
    return (n,)


def start(module):
    return subprocess.run([sys.executable, "-W", "ignore", "-c", "import " + module], check=True).returncode


def before(n):
    return start("pkg_resources")


def after(n):
    return start("importlib.metadata")
