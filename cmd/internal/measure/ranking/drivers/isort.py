"""Sort the imports of many generated modules."""
import isort


def main():
    names = ["os", "sys", "django.db", "json", "numpy", "mypkg.sub", "requests", "re", "collections", "zlib"]
    for i in range(60):
        lines = []
        for j, name in enumerate(names):
            lines.append("from %s import z%d, a%d, m%d" % (name, j, i, j) if j % 2 else "import %s" % name)
        isort.code("\n".join(lines[i % 5:] + lines[:i % 5]) + "\n\ndef f():\n    pass\n", profile="black")


if __name__ == "__main__":
    main()
