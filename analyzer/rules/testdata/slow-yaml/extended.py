"""PyYAML's own classes, taught more: those in C would not know it."""
import yaml


def tag(loader, suffix, node):
    return {suffix: loader.construct_scalar(node)}


yaml.SafeLoader.add_multi_constructor("!", tag)


def template(text):
    return yaml.safe_load(text)


def templates(texts):
    return [yaml.load(t, Loader=yaml.SafeLoader) for t in texts]
