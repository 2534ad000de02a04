"""Stem words in three languages."""
import snowballstemmer

WORDS = ("generalization conditional rational valency hesitancy digitizer conformably radically differently operators "
         "relational feudalism decisiveness hopefulness callousness formality sensitivity").split()


def main():
    for language in ("english", "german", "french"):
        stemmer = snowballstemmer.stemmer(language)
        for _ in range(40):
            stemmer.stemWords(WORDS)


if __name__ == "__main__":
    main()
