"""Lists that are searched for what comes next."""
import heapq


def dijkstra(graph, start):
    cost = {start: 0}
    waiting = [start]
    while waiting:
        node = min(waiting, key=cost.get)  # want "all of waiting is searched"
        waiting.remove(node)
        for other, step in graph[node]:
            if other not in cost:
                cost[other] = cost[node] + step
                waiting.append(other)
    return cost


def step(open_list: list):
    node = heapq.nsmallest(1, open_list)[0]  # want "all of open_list is searched"
    open_list.remove(node)
    return node


def find(open_list: list):
    while len(open_list) > 0:
        step(open_list).expand(open_list)


def order(items):
    rest = list(items)
    out = []
    while rest:
        least = sorted(rest)[0]  # want "all of rest is searched"
        rest.remove(least)
        out.append(least)
    return out


def direct(scores: list, n):
    for _ in range(n):
        scores.remove(max(scores))  # want "all of scores is searched"


def dropped(open_list: list):
    open_list.remove(max(open_list))  # want "all of open_list is searched"
    return sum(open_list)


def drops(open_list: list):
    while len(open_list) > 0:
        dropped(open_list)


def once(items: list):
    least = min(items)
    items.remove(least)
    return items


def kept(items: list, n):
    return [min(items) for _ in range(n)]


def another(items: list, done: list):
    while items:
        least = min(items)
        done.remove(least)
        items.pop()


def a_set(waiting: set, n):
    for _ in range(n):
        least = min(waiting)
        waiting.remove(least)


def few(values):
    for v in values:
        three = [v, v + 1, v + 2]
        three.remove(min(three))
        print(three)
