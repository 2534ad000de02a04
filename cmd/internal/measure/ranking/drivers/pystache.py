"""Render Mustache templates."""
import pystache

TEMPLATE = "{{#rows}}<li class='{{kind}}'>{{name}} {{{raw}}} {{^on}}off{{/on}}{{#tags}}<i>{{.}}</i>{{/tags}}</li>\n{{/rows}}{{! note }}{{>part}}"


def main():
    rows = [{"kind": "k", "name": "n<%d>" % i, "raw": "<b>", "on": i % 2, "tags": ["a", "b"]} for i in range(100)]
    renderer = pystache.Renderer(partials={"part": "<p>{{title}}</p>"})
    for _ in range(4):
        renderer.render(TEMPLATE, {"rows": rows, "title": "t"})


if __name__ == "__main__":
    main()
