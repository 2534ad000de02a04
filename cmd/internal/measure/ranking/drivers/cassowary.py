"""Solve layouts of linear constraints."""
from cassowary import SimplexSolver, Variable


def main():
    for size in (10, 20, 30, 40):
        solver = SimplexSolver()
        lefts = [Variable("l%d" % i) for i in range(size)]
        widths = [Variable("w%d" % i) for i in range(size)]
        solver.add_constraint(lefts[0] == 0)
        for i in range(size):
            solver.add_constraint(widths[i] >= 10)
            solver.add_constraint(widths[i] == widths[0])
            if i:
                solver.add_constraint(lefts[i] == lefts[i - 1] + widths[i - 1] + 5)
        solver.add_constraint(lefts[-1] + widths[-1] <= 2000)
        solver.add_edit_var(widths[0])
        with solver.edit():
            for value in range(20, 40):
                solver.suggest_value(widths[0], value)


if __name__ == "__main__":
    main()
