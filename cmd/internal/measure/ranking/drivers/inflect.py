"""Form plurals, ordinals and number words."""
import inflect

WORDS = ["cat", "child", "analysis", "bus", "leaf", "person", "mother-in-law", "ox", "datum", "hero", "quiz", "city"]


def main():
    engine = inflect.engine()
    for i in range(60):
        for word in WORDS:
            plural = engine.plural(word)
            engine.singular_noun(plural)
            engine.a(word)
        engine.number_to_words(i * 12345)
        engine.ordinal(i)


if __name__ == "__main__":
    main()
