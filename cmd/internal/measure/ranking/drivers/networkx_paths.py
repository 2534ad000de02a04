"""Shortest paths, flows, colouring and centrality on random graphs."""
import networkx as nx


def main():
    graph = nx.gnm_random_graph(300, 1200, seed=3)
    for i, (u, v) in enumerate(graph.edges):
        graph[u][v]["weight"] = i % 11 + 1
    nx.betweenness_centrality(graph)
    dict(nx.all_pairs_dijkstra_path_length(graph.subgraph(range(120))))
    nx.greedy_color(graph)
    nx.minimum_spanning_tree(graph)
    list(nx.biconnected_components(graph))
    nx.maximum_flow_value(graph.to_directed(), 0, 50, capacity="weight")


if __name__ == "__main__":
    main()
