import atexit

def f(x):
    return x

atexit.register(f, 1)
atexit.unregister(f)
