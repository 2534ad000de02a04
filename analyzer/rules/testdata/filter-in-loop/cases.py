import numpy as np


def totals(df):
    out = {}
    for city in df["city"].unique():
        out[city] = df[df["city"] == city]["price"].sum()  # want "each round compares all of df"
    return out


def attribute(df):
    return [df.loc[df.city == c] for c in df.city.unique()]  # want "each round compares all of df.city"


def numpy(df, key):
    for value in np.unique(df[key]):
        part = df[df[key] == value]  # want "copies the rows"
        print(part)


def grouped(df):
    return {city: rows["price"].sum() for city, rows in df.groupby("city")}


def once(df, city):
    return df[df["city"] == city]


def other(df, cities):
    return [df[df["city"] == c] for c in cities]


def different(df):
    return [df[df["street"] == c] for c in df["city"].unique()]
