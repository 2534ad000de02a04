"""Stem, tokenize and measure words."""
from nltk.metrics.distance import edit_distance
from nltk.stem.lancaster import LancasterStemmer
from nltk.stem.porter import PorterStemmer
from nltk.tokenize.treebank import TreebankWordTokenizer

TEXT = "The generalization of conditional operators wasn't rational; relational hopefulness, however, gave formalities to everybody's sensitivities."


def main():
    tokenizer, porter, lancaster = TreebankWordTokenizer(), PorterStemmer(), LancasterStemmer()
    for i in range(120):
        words = tokenizer.tokenize(TEXT + " number %d" % i)
        for word in words:
            porter.stem(word)
            lancaster.stem(word)
    for a in words:
        for b in words:
            edit_distance(a, b)


if __name__ == "__main__":
    main()
