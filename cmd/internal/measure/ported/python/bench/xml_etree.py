"""Builds, parses and searches trees, and prints digests of what is written."""
import xml.etree.ElementTree as etree

import digest
import run_benchmark


def main() -> None:
    root = run_benchmark.build_xml_tree(etree)
    print(root.get("nb-elems"))
    text = etree.tostring(root)
    print(len(text), digest.data(text))
    result = run_benchmark.process(etree)
    print(len(result), digest.data(result))
    run_benchmark.bench_etree(1, etree, run_benchmark.bench_generate)
    run_benchmark.bench_etree(1, etree, run_benchmark.bench_iterparse)


if __name__ == "__main__":
    main()
