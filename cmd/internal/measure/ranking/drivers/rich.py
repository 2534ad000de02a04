"""Render tables, markup and syntax to text."""
import io

from rich.console import Console
from rich.table import Table
from rich.text import Text


def main():
    console = Console(file=io.StringIO(), width=100, force_terminal=True, color_system="truecolor")
    table = Table(title="Rows")
    for name in ("id", "name", "value"):
        table.add_column(name)
    for i in range(80):
        table.add_row(str(i), "[bold red]name[/] %d" % i, "some longer words here " * (i % 3))
    for _ in range(2):
        console.print(table)
    for i in range(100):
        console.print(Text.from_markup("a [italic]b[/italic] [link=http://x.y]c[/link] %d" % i), {"a": [1, 2, i]})


if __name__ == "__main__":
    main()
