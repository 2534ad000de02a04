"""Parse style sheets and write them back."""
import tinycss2

CSS = "@media screen and (min-width: 300px) { a.b > c:hover::before { color: #ff0; margin: 1px 2em -3%; background: url(x.png) } }\n/* c */ p { font: 12px/1.5 'A B', serif !important; width: calc(1px + 2%) }\n"


def main():
    for _ in range(3):
        rules = tinycss2.parse_stylesheet(CSS * 60)
        tinycss2.serialize(rules)
        for rule in rules:
            if rule.type == "qualified-rule":
                tinycss2.parse_blocks_contents(rule.content)


if __name__ == "__main__":
    main()
