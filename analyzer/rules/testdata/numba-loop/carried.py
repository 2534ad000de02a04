def filtered(xs: list[float]) -> float:
    state = 0.0
    for x in xs:  # want "operations on floats in 1 nested loops"
        state = 0.9 * state + 0.1 * x
    return state
