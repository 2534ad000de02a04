"""Run queries over nested data."""
import jmespath

QUERIES = ["rows[?value > `50`].name", "rows[*].{n: name, t: tags[0]}", "sort_by(rows, &value)[-1].name",
           "rows[].tags[] | [?@ == 'a']", "length(rows)", "max_by(rows, &value)", "rows[::2].nested.list[]"]


def main():
    data = {"rows": [{"name": "n%d" % i, "value": i, "tags": ["a", "b"], "nested": {"list": [i, i + 1]}} for i in range(300)]}
    for _ in range(8):
        for query in QUERIES:
            jmespath.compile(query).search(data)


if __name__ == "__main__":
    main()
