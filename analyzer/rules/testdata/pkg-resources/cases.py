"""Imports of pkg_resources."""
import sys

import pkg_resources  # want "looks through all installed distributions"


def version():
    return pkg_resources.get_distribution("tool").version


def lazily(group):
    import pkg_resources  # want "looks through all installed"
    return pkg_resources.iter_entry_points(group)


def by_name(group):
    from pkg_resources import iter_entry_points  # want "looks through all installed"
    return iter_entry_points(group)


def newest(name):
    import json, pkg_resources as pr  # want "looks through all installed"
    return json.dumps(pr.get_distribution(name).version)


def fallback():
    try:
        from importlib.metadata import version
    except ImportError:
        from pkg_resources import get_distribution
        return get_distribution("tool").version
    return version("tool")


def second_way():
    try:
        import importlib_resources
    except ImportError:
        import pkg_resources


if sys.version_info < (3, 9):
    from pkg_resources import resource_filename
else:
    from importlib import resources


def namespace():
    from pkg_resources import declare_namespace
    declare_namespace(__name__)


def modern(group):
    from importlib.metadata import entry_points
    return entry_points(group=group)
