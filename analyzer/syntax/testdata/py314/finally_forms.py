def f():
    try:
        return 1
    except A, B:
        pass
    else:
        pass
    finally:
        pass
