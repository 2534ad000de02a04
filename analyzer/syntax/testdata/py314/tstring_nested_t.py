t"{t"{t"{x}"}"}"
t"a{t'b{c}'}d"
