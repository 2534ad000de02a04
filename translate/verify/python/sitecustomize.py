"""Ends the process at the first thing that would leave it or its folder.

Python imports this file at start-up, where its folder is on the path. The
folder that may be written to is named by MOLT_WATCH_FOLDER; what was tried is
written to the file named by MOLT_WATCH_REPORT.
"""

import os
import sys

STATUS = 77

# Events whose first arguments are paths that are changed.
PATHS = {
    "os.remove": 1, "os.rename": 2, "os.rmdir": 1, "os.mkdir": 1, "os.link": 2, "os.symlink": 2,
    "os.chmod": 1, "os.chown": 1, "os.chflags": 1, "os.truncate": 1, "os.utime": 1, "os.setxattr": 1,
    "os.removexattr": 1, "shutil.rmtree": 1, "shutil.move": 2, "shutil.chown": 1, "sqlite3.connect": 1,
}

# Events that are refused whatever their arguments.
REFUSED = {
    "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "pty.spawn",
    "os.kill", "os.killpg", "signal.pthread_kill", "os.setpriority", "ctypes.dlopen", "webbrowser.open",
    "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
    "socket.gethostbyname", "socket.gethostbyaddr", "urllib.Request", "syslog.openlog", "syslog.syslog",
    "fcntl.flock", "resource.setrlimit", "resource.prlimit", "os.forkpty",
}

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def install(folder, report):
    inside = os.path.realpath(folder)
    plain = {os.devnull, "/dev/tty"}

    def leaves(path):
        if isinstance(path, int):
            return False
        path = os.path.realpath(os.fsdecode(path))
        return path != inside and not path.startswith(inside + os.sep) and path not in plain

    def refuse(event, args):
        fd = opened(report, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.write(fd, (event + " " + ascii(args)[:300]).encode())
        os._exit(STATUS)

    opened = os.open
    busy = []

    def hook(event, args):
        if busy:
            return
        if event == "open":
            bad = bool(args[2] & WRITES) and args[0] is not None
            count = 1
        elif event in PATHS:
            bad, count = True, PATHS[event]
        elif event in REFUSED:
            busy.append(1)
            refuse(event, args)
        else:
            return
        if not bad:
            return
        busy.append(1)
        try:
            if any(leaves(path) for path in args[:count]):
                refuse(event, args)
        finally:
            busy.pop()

    sys.addaudithook(hook)


def chain():
    """Imports the sitecustomize that this one stands in front of."""
    here = os.path.dirname(os.path.abspath(__file__))
    kept = list(sys.path)
    sys.path[:] = [p for p in sys.path if os.path.abspath(p or ".") != here]
    this = sys.modules.pop("sitecustomize", None)
    try:
        import sitecustomize  # noqa: F401
    except ImportError:
        sys.modules["sitecustomize"] = this
    sys.path[:] = [p for p in kept if os.path.abspath(p or ".") != here]


if os.environ.get("MOLT_WATCH_FOLDER"):
    install(os.environ.pop("MOLT_WATCH_FOLDER"), os.environ.pop("MOLT_WATCH_REPORT"))
    os.environ.pop("PYTHONPATH", None)
chain()
