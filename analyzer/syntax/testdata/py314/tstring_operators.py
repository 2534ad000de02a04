t"{a!=b}"
t"{a==b}"
t"{a<=b}{a>=b}"
