"""Guess the encodings of texts in several languages."""
import chardet

TEXTS = [
    ("Съешь ещё этих мягких французских булок, да выпей же чаю. ", "windows-1251"),
    ("Съешь ещё этих мягких французских булок, да выпей же чаю. ", "koi8-r"),
    ("いろはにほへと ちりぬるを わかよたれそ つねならむ ", "shift_jis"),
    ("いろはにほへと ちりぬるを わかよたれそ つねならむ ", "euc-jp"),
    ("天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往秋收冬藏", "big5"),
    ("Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich. ", "latin-1"),
    ("Ξεσκεπάζω την ψυχοφθόρα βδελυγμία. ", "iso-8859-7"),
    ("plain ascii text with nothing special ", "ascii"),
]


def main():
    for text, encoding in TEXTS:
        chardet.detect((text * 12).encode(encoding))


if __name__ == "__main__":
    main()
