def jacobi(a: int, n: int) -> int:
    result = 1
    while a:
        while a % 2 == 0:
            a = a // 2
            if n % 8 in (3, 5):
                result = -result
        a, n = n % a, a
    return result
