# The html.entities module.

codepoint2name: dict[int, str]
entitydefs: dict[str, str]
html5: dict[str, str]
name2codepoint: dict[str, int]
