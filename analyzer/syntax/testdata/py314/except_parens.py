try:
    pass
except (A, B):
    pass
except (A, B) as e:
    pass
except (A), (B):
    pass
