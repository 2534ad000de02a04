"""Compile templates and render them."""
from jinja2 import DictLoader, Environment

TEMPLATES = {
    "base": "<html><title>{% block title %}x{% endblock %}</title>{% block body %}{% endblock %}</html>",
    "page": "{% extends 'base' %}{% macro row(x) %}<td>{{ x|e }}</td>{% endmacro %}{% block body %}<table>"
            "{% for r in rows if r.on %}<tr>{{ loop.index }}{{ row(r.name|upper) }}{{ row(r.value|round(1)) }}"
            "{% set t = r.value + 1 %}{% if t > 3 and r.name %}{{ t ~ '!' }}{% else %}none{% endif %}</tr>{% endfor %}</table>{% endblock %}",
}


def main():
    rows = [{"name": "n<%d>" % i, "value": i * 1.2, "on": i % 3} for i in range(200)]
    for _ in range(25):
        environment = Environment(loader=DictLoader(TEMPLATES), autoescape=True)
        environment.get_template("page").render(rows=rows)


if __name__ == "__main__":
    main()
