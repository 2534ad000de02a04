from datetime import datetime

WHAT = "datetime.strptime of n ISO texts, against datetime.fromisoformat"
UNIT = "texts"
SIZES = [1000]
PYTHON = [3, 7]


def setup(n):
    return (["2024-%02d-%02d %02d:30:15" % (1 + i % 12, 1 + i % 28, i % 24) for i in range(n)],)


def before(texts):
    return [datetime.strptime(text, "%Y-%m-%d %H:%M:%S") for text in texts]


def after(texts):
    return [datetime.fromisoformat(text) for text in texts]
