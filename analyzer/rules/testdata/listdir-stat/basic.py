"""Folders listed."""
import os
from os.path import isfile, join


def folders(top):
    out = []
    for name in os.listdir(top):
        if os.path.isdir(os.path.join(top, name)):  # want "os.path.isdir asks the file system again"
            out.append(name)
    return out


def files(top):
    return [f for f in sorted(os.listdir(top)) if isfile(join(top, f))]  # want "isfile asks the file system again"


def sizes(top):
    total = 0
    for name in os.listdir(top):
        path = os.path.join(top, name)
        total += os.path.getsize(path)  # want "os.path.getsize asks"
    return total


def names(top):
    return [name.lower() for name in os.listdir(top)]


def scanned(top):
    with os.scandir(top) as entries:
        return [e.name for e in entries if e.is_dir()]


def other_list(top, wanted):
    return [name for name in wanted if os.path.isdir(os.path.join(top, name))]


def other_path(top):
    out = []
    for name in os.listdir(top):
        if os.path.isdir(top):
            out.append(name)
    return out


def below(top):
    for name in os.listdir(top):
        if os.path.isfile(os.path.join(top, name, "__init__.py")):
            yield name
