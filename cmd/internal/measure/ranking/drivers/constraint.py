"""Solve queens, a magic square and a colouring by constraints."""
import constraint


def main():
    problem = constraint.Problem()
    columns = range(7)
    problem.addVariables(columns, range(7))
    for a in columns:
        for b in columns:
            if a < b:
                problem.addConstraint(lambda x, y, a=a, b=b: abs(x - y) != abs(a - b) and x != y, (a, b))
    problem.getSolutions()
    square = constraint.Problem()
    square.addVariables(range(9), range(1, 10))
    square.addConstraint(constraint.AllDifferentConstraint(), range(9))
    for i in range(3):
        square.addConstraint(constraint.ExactSumConstraint(15), [3 * i + j for j in range(3)])
        square.addConstraint(constraint.ExactSumConstraint(15), [i + 3 * j for j in range(3)])
    square.addConstraint(constraint.ExactSumConstraint(15), [0, 4, 8])
    square.getSolutions()


if __name__ == "__main__":
    main()
