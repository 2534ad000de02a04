t"a{b}" t"c{d}"
x = (t"a"
     t"b{c}"
     t"" t"d")
