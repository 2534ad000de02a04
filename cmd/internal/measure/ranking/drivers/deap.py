"""Evolve symbolic expressions."""
import operator
import random

from deap import algorithms, base, creator, gp, tools


def main():
    random.seed(7)
    primitives = gp.PrimitiveSet("MAIN", 1)
    for function in (operator.add, operator.sub, operator.mul):
        primitives.addPrimitive(function, 2)
    primitives.addPrimitive(operator.neg, 1)
    primitives.addTerminal(1)
    creator.create("FitnessMin", base.Fitness, weights=(-1.0,))
    creator.create("Individual", gp.PrimitiveTree, fitness=creator.FitnessMin)
    toolbox = base.Toolbox()
    toolbox.register("expr", gp.genHalfAndHalf, pset=primitives, min_=1, max_=2)
    toolbox.register("individual", tools.initIterate, creator.Individual, toolbox.expr)
    toolbox.register("population", tools.initRepeat, list, toolbox.individual)
    toolbox.register("compile", gp.compile, pset=primitives)

    def evaluate(individual):
        function = toolbox.compile(expr=individual)
        points = [x / 10.0 for x in range(-10, 10)]
        return sum((function(x) - x ** 4 - x ** 3 - x) ** 2 for x in points) / len(points),

    toolbox.register("evaluate", evaluate)
    toolbox.register("select", tools.selTournament, tournsize=3)
    toolbox.register("mate", gp.cxOnePoint)
    toolbox.register("expr_mut", gp.genFull, min_=0, max_=2)
    toolbox.register("mutate", gp.mutUniform, expr=toolbox.expr_mut, pset=primitives)
    algorithms.eaSimple(toolbox.population(n=150), toolbox, 0.5, 0.1, 12, verbose=False)


if __name__ == "__main__":
    main()
