# The textwrap module.

class TextWrapper:
    width: int
    initial_indent: str
    subsequent_indent: str
    expand_tabs: bool
    replace_whitespace: bool
    fix_sentence_endings: bool
    break_long_words: bool
    drop_whitespace: bool
    break_on_hyphens: bool
    tabsize: int
    max_lines: int | None
    placeholder: str
    sentence_end_re: object
    unicode_whitespace_trans: dict[int, int]
    uspace: int
    word_punct: str
    letter: str
    nowhitespace: str
    whitespace: str
    wordsep_re: object
    wordsep_simple_re: object
    x: str
    def __init__(self, width: int = ..., initial_indent: str = ..., subsequent_indent: str = ..., expand_tabs: bool = ..., replace_whitespace: bool = ..., fix_sentence_endings: bool = ..., break_long_words: bool = ..., drop_whitespace: bool = ..., break_on_hyphens: bool = ..., tabsize: int = ..., *, max_lines: int | None = ..., placeholder: str = ...) -> None: ...
    def wrap(self, text: str) -> list[str]: ...
    def fill(self, text: str) -> str: ...

def dedent(text: str) -> str: ...
def fill(text: str, width: int = ..., *, initial_indent: str = ..., subsequent_indent: str = ..., expand_tabs: bool = ..., replace_whitespace: bool = ..., fix_sentence_endings: bool = ..., break_long_words: bool = ..., drop_whitespace: bool = ..., break_on_hyphens: bool = ..., tabsize: int = ..., max_lines: int | None = ..., placeholder: str = ..., **kwargs: object) -> str: ...
def indent(text: str, prefix: str, predicate: Callable[[str], object] | None = ...) -> str: ...
def shorten(text: str, width: int, *, initial_indent: str = ..., subsequent_indent: str = ..., fix_sentence_endings: bool = ..., break_long_words: bool = ..., break_on_hyphens: bool = ..., placeholder: str = ..., **kwargs: object) -> str: ...
def wrap(text: str, width: int = ..., *, initial_indent: str = ..., subsequent_indent: str = ..., expand_tabs: bool = ..., replace_whitespace: bool = ..., fix_sentence_endings: bool = ..., break_long_words: bool = ..., drop_whitespace: bool = ..., break_on_hyphens: bool = ..., tabsize: int = ..., max_lines: int | None = ..., placeholder: str = ..., **kwargs: object) -> list[str]: ...
