"""Load and dump YAML with the pure Python classes."""
import yaml


def main():
    data = [{"id": i, "name": "n %d" % i, "tags": ["a", "b"], "text": "line one\nline two\n", "ratio": i / 3} for i in range(60)]
    for _ in range(2):
        text = yaml.dump(data, Dumper=yaml.SafeDumper, default_flow_style=False)
        yaml.load(text, Loader=yaml.SafeLoader)


if __name__ == "__main__":
    main()
