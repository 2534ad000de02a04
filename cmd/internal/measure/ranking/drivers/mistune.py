"""Render a long Markdown text."""
import mistune

TEXT = """# Heading *{n}*

Some **bold** and _italic_ text with `code`, a [link](http://example.com/{n} "title") and an image ![alt](x.png).
Line two of the paragraph has &amp; entities & more.

* item one
* item two
    * nested item
1. first

> A quote
> over lines

    indented code

Term {n} | Value
-------- | -----
a        | b

---
"""


def main():
    text = "".join(TEXT.format(n=i) for i in range(120))
    render = mistune.create_markdown(plugins=["table", "footnotes"])
    for _ in range(3):
        render(text)


if __name__ == "__main__":
    main()
