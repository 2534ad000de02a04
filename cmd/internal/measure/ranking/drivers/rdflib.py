"""Parse triples, query them and write them out."""
import rdflib


def main():
    lines = ["@prefix ex: <http://example.org/> ."]
    for i in range(250):
        lines.append('ex:p%d a ex:Person ; ex:name "Name %d" ; ex:age %d ; ex:knows ex:p%d .' % (i, i, i % 80, (i * 7) % 250))
    graph = rdflib.Graph()
    graph.parse(data="\n".join(lines), format="turtle")
    list(graph.query("SELECT ?n ?m WHERE { ?a <http://example.org/knows> ?b . ?a <http://example.org/name> ?n . ?b <http://example.org/name> ?m . "
                     "?a <http://example.org/age> ?x FILTER(?x > 40) } ORDER BY ?n"))
    graph.serialize(format="turtle")
    graph.serialize(format="nt")


if __name__ == "__main__":
    main()
