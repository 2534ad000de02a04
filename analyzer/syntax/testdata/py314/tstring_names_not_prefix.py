t = 1
rt = 2
t
f(t, rt)
t"x"
t (1)
t[0]
