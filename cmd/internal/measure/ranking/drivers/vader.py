"""Score the sentiment of sentences."""
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

SENTENCES = ["VADER is smart, handsome, and funny!", "The plot was good, but the characters are uncompelling and the dialog is not great.",
             "Today SUX!", "At least it isn't a horrible book :)", "I absolutely LOVE the very uneventful kind of sort of day :("]


def main():
    analyzer = SentimentIntensityAnalyzer()
    for _ in range(400):
        for sentence in SENTENCES:
            analyzer.polarity_scores(sentence)


if __name__ == "__main__":
    main()
