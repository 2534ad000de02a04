ut"x"
