"""Counting by hand."""
from collections import defaultdict


def in_else(words):
    counts = {}
    for w in words:
        if w in counts:  # want "the loop only counts w in counts"
            counts[w] += 1
        else:
            counts[w] = 1
    return counts


def not_in(words):
    counts = {}
    for w in words:
        if w not in counts:  # want "only counts w"
            counts[w] = 0
        counts[w] += 1
    return counts


def get(words):
    counts = {}
    for w in words:
        counts[w] = counts.get(w, 0) + 1  # want "only counts w in counts"
    return counts


def attribute_key(rows):
    counts = {}
    for row in rows:
        counts[row.kind] = counts.get(row.kind, 0) + 1  # want "only counts row.kind"
    return counts


def more(words):
    counts = {}
    for w in words:
        print(w)
        counts[w] = counts.get(w, 0) + 1
    return counts


def sums(pairs):
    totals = {}
    for k, v in pairs:
        totals[k] = totals.get(k, 0) + v
    return totals


def grouping(words):
    groups = {}
    for w in words:
        if w not in groups:
            groups[w] = []
        groups[w].append(w)
    return groups


def default(words):
    counts = defaultdict(int)
    for w in words:
        counts[w] += 1
    return counts


def constant_key(words):
    counts = {}
    for w in words:
        counts["n"] = counts.get("n", 0) + 1
    return counts
