"""Minimise, combine and simulate automata."""
from automata.fa.dfa import DFA
from automata.fa.nfa import NFA


def main():
    for text in ("(a|b)*abb", "a*b|c(d|e)*", "(ab|ba)*a?"):
        nfa = NFA.from_regex(text)
        dfa = DFA.from_nfa(nfa)
        dfa.minify().complement()
        for i in range(150):
            nfa.accepts_input("ab" * (i % 30))
            dfa.accepts_input("ba" * (i % 30))


if __name__ == "__main__":
    main()
