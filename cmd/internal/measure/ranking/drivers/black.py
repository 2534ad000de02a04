"""Format source text."""
import black

PIECE = '''
class  C{n}( Base ):
    def f(self,a,b = 1,*c,**d):
        x = {{ 'a':1, 'b' : [1,2,3], 'long key number one': some_function_name(argument_one, argument_two), 'c': lambda q:q }}
        if (a and b or not c) and some_other_function_with_a_long_name(first_argument, second_argument)==3: return x [1 : 2]
        return   "text %s"%x
'''


def main():
    source = "".join(PIECE.format(n=i) for i in range(12))
    black.format_str(source, mode=black.Mode())


if __name__ == "__main__":
    main()
