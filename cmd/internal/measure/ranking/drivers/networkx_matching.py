"""A maximum weight matching."""
import networkx as nx


def main():
    graph = nx.gnm_random_graph(110, 900, seed=5)
    for i, (u, v) in enumerate(graph.edges):
        graph[u][v]["weight"] = (i * 7919) % 101 + 1
    nx.max_weight_matching(graph)


if __name__ == "__main__":
    main()
