"""Index documents in memory and search them."""
import random

from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import QueryParser


def main():
    rng = random.Random(13)
    words = ["word%d" % i for i in range(400)]
    index = RamStorage().create_index(Schema(path=ID(stored=True), body=TEXT(stored=True)))
    writer = index.writer()
    for i in range(120):
        writer.add_document(path="/%d" % i, body=" ".join(rng.choice(words) for _ in range(60)))
    writer.commit()
    with index.searcher() as searcher:
        parser = QueryParser("body", index.schema)
        for i in range(40):
            list(searcher.search(parser.parse("%s OR (%s AND NOT %s)" % (words[i], words[i + 1], words[i + 2]))))


if __name__ == "__main__":
    main()
