name = "x"
t"Hello {name}, you are {age} and {a.b[0](c)}"
