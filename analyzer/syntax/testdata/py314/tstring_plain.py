t"hello"
t""
t'a{b}c'
