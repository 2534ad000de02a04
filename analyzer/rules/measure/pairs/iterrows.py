WHAT = "n rows walked with iterrows, against itertuples"
UNIT = "rows"
SIZES = [100, 5000]
NEEDS = ["pandas"]


def setup(n):
    import pandas

    return (pandas.DataFrame({"name": ["name %d" % i for i in range(n)], "price": [i / 7 for i in range(n)], "number": list(range(n))}),)


def before(df):
    total = 0.0
    for _, row in df.iterrows():
        total += row["price"] * row["number"]
    return total


def after(df):
    total = 0.0
    for row in df.itertuples():
        total += row.price * row.number
    return total
