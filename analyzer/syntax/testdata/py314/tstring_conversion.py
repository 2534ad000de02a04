t"{a!r}{b!s:>10}{c!a}"
t"{ a !r }"
