rt"a\n{b}\d"
tr"\{x}"
RT"\t"
Tr"{y}\N{z}"
