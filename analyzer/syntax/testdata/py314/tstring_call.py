f(t"{a}", *t"{b}", k=t"{c}")
t"{a}".strings
t"{a}"[0]
t"a" + t"b"
