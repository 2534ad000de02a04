"""Debug messages in loops."""
import logging

log = logging.getLogger(__name__)


def fstring(values):
    for v in values:
        log.debug(f"value {v}")  # want "log.debug formats its message in each round, even when debug is off"


def percent(values):
    for v in values:
        log.debug("value %s" % v)  # want "log.debug formats"


def method(values):
    while values:
        logging.debug("value {}".format(values.pop()))  # want "logging.debug formats"


def lazy(values):
    for v in values:
        log.debug("value %s", v)


def once(v):
    log.debug(f"value {v}")


def checked(values):
    for v in values:
        if log.isEnabledFor(logging.DEBUG):
            log.debug(f"value {v}")


def shown(values):
    for v in values:
        log.warning(f"value {v}")


def constant(values):
    for v in values:
        log.debug(f"round")


def other_object(values, printer):
    for v in values:
        printer.debug(f"value {v}")


def last(values, wanted):
    for v in values:
        if v == wanted:
            log.debug(f"found {v}")
            return v
