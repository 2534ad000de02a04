"""Logs into a text and prints a digest of it."""
import io
import logging

import digest
import run_benchmark


def main() -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream=stream)
    logger = logging.getLogger("benchlogger")
    logger.propagate = False
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    run_benchmark.bench_silent(20000, logger, stream)
    print(len(stream.getvalue()))
    run_benchmark.bench_simple_output(3000, logger, stream)
    print(len(stream.getvalue()), digest.text(stream.getvalue()[:2000]))
    run_benchmark.bench_formatted_output(3000, logger, stream)
    print(len(stream.getvalue()), digest.text(stream.getvalue()[:2000]))


if __name__ == "__main__":
    main()
