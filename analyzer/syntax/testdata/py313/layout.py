# comment first

a  # trailing
if a:  # c
  b
  # inner
# outer
  c
else:
	d
	e
class A:

    # only

    x = 1


    y = 2
# end of class
def f(): # c
    # c
    return 1 # c
    # after
a = 1 ; b = 2 ;
a = \
    1
if a and \
   b:
    c
a = (
  1
     )
a = 1

if a:
    b
    c
if a:
        b
        if c:
          d
        e
f(
a,
  b
    )
x = [  # c
    # c
    1,  # c
    # c
]
if a: b  # c
# last