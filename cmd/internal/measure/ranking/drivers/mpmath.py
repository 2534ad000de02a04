"""Special functions, quadrature, roots and constants to many digits."""
import mpmath as mp


def main():
    mp.mp.dps = 40
    mp.quad(lambda x: mp.exp(-x ** 2) * mp.sin(x), [0, 4])
    mp.zeta(mp.mpf(3.5))
    mp.gamma(mp.mpc(2.5, 1.5))
    mp.besselj(2, 7.5)
    mp.findroot(lambda x: mp.cos(x) - x, 0.5)
    matrix = mp.matrix([[1 / mp.mpf(i + j + 1) for j in range(14)] for i in range(14)])
    mp.inverse(matrix)
    mp.nsum(lambda n: 1 / n ** 2, [1, mp.inf])
    mp.hyp2f1(1.2, 0.5, 2.5, 0.7)


if __name__ == "__main__":
    main()
