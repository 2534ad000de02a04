"""Hyphenate words."""
import pyphen


def main():
    words = "hyphenation algorithm university considerable representation international communication particularly".split()
    for language in ("en_US", "de_DE"):
        dictionary = pyphen.Pyphen(lang=language)
        for i in range(350):
            for word in words:
                dictionary.inserted(word + "abcdefgh"[i % 8] + "x" * (i // 8 % 40))


if __name__ == "__main__":
    main()
