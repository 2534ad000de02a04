"""Drive a state machine."""
from transitions import Machine


class Matter:
    def __init__(self):
        self.entered = 0

    def note(self):
        self.entered += 1


def main():
    model = Matter()
    machine = Machine(model, states=["solid", "liquid", "gas", "plasma"], initial="solid")
    machine.add_transition("melt", "solid", "liquid", after="note")
    machine.add_transition("evaporate", "liquid", "gas", conditions=lambda: True)
    machine.add_transition("freeze", "gas", "solid")
    for _ in range(2500):
        model.melt()
        model.evaporate()
        model.freeze()


if __name__ == "__main__":
    main()
