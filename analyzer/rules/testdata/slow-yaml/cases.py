import yaml
from yaml import FullLoader, safe_load


def settings(path):
    with open(path) as f:
        return yaml.safe_load(f)  # want "yaml.safe_load works in Python"


def documents(paths):
    out = []
    for path in paths:
        with open(path) as f:
            out.append(yaml.load(f, Loader=FullLoader))  # want "yaml.load works in Python"
    return out


def one(text):
    return safe_load(text)  # want "safe_load"


def write(data, f):
    yaml.safe_dump(data, f)  # want "yaml.safe_dump"


def fast(path):
    with open(path) as f:
        return yaml.load(f, Loader=yaml.CSafeLoader)


class Loader(yaml.SafeLoader):
    pass


def own_loader(text):
    return yaml.load(text, Loader=Loader)


def chosen(text, loader):
    return yaml.load(text, loader)


def fast_write(data, f):
    yaml.dump(data, f, Dumper=yaml.CSafeDumper)
