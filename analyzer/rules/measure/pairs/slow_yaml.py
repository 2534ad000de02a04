WHAT = "yaml.safe_load of n records of four fields, against CSafeLoader"
UNIT = "records"
SIZES = [1, 100]
NEEDS = ["yaml"]


def setup(n):
    return ("".join("- id: %d\n  name: name %d\n  score: %f\n  tags: [a, b]\n" % (i, i, i / 7) for i in range(n)),)


def before(text):
    import yaml

    return yaml.safe_load(text)


def after(text):
    import yaml

    return yaml.load(text, Loader=yaml.CSafeLoader)
