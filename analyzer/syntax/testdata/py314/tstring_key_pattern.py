match x:
    case {t"a": 1}:
        pass
