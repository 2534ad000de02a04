"""A second import in the module costs nothing more."""
import pkg_resources  # want "looks through all installed"
from pkg_resources import resource_filename  # want "looks through all installed"


def data():
    return resource_filename("tool", "data"), pkg_resources.get_distribution("tool")


def none():
    return None
