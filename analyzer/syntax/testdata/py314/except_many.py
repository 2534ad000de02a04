try:
    pass
except A, b.C, d(), E:
    pass
except F:
    pass
except:
    pass
