"""Log through a small hierarchy with filters and formatters."""
import io
import logging
import logging.handlers


class Even(logging.Filter):
    def filter(self, record):
        return record.args is None or record.args[0] % 2 == 0


def main():
    stream = logging.StreamHandler(io.StringIO())
    stream.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    memory = logging.handlers.MemoryHandler(100, target=stream)
    root = logging.getLogger("app")
    root.setLevel(logging.INFO)
    root.addHandler(memory)
    log = logging.getLogger("app.part.detail")
    log.addFilter(Even())
    for i in range(9000):
        log.info("value %d of %s", i, "x")
        log.debug("hidden %d", i)
        if i % 50 == 0:
            try:
                1 / 0
            except ZeroDivisionError:
                log.exception("failed %d", i)


if __name__ == "__main__":
    main()
