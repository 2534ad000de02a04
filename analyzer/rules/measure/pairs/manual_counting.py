from collections import Counter

WHAT = "counting n words of 50 kinds by a membership test and two dict accesses, against Counter"
UNIT = "words"
SIZES = [100, 10000]


def setup(n):
    return (["word%d" % (i * 31 % 50) for i in range(n)],)


def before(words):
    counts = {}
    for word in words:
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


def after(words):
    return Counter(words)
