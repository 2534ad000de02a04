"""Detect the language of short texts."""
from langdetect import DetectorFactory, detect, detect_langs

TEXTS = ["War doesn't show who's right, just who's left.", "Ein, zwei, drei, vier und dann geht es los mit dem Spiel.",
         "Le vent se lève, il faut tenter de vivre.", "Otec matka syn, a celá rodina je doma.", "今日は良い天気ですね。"]


def main():
    DetectorFactory.seed = 0
    for _ in range(4):
        for text in TEXTS:
            detect(text)
            detect_langs(text * 2)


if __name__ == "__main__":
    main()
