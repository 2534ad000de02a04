"""Parse JSON with a grammar."""
import json

import pyparsing as pp


def grammar():
    value = pp.Forward()
    string = pp.dbl_quoted_string().set_parse_action(pp.remove_quotes)
    number = pp.pyparsing_common.number()
    array = pp.Group(pp.Suppress("[") + pp.Optional(pp.DelimitedList(value)) + pp.Suppress("]"))
    member = pp.Group(string + pp.Suppress(":") + value)
    obj = pp.Dict(pp.Suppress("{") + pp.Optional(pp.DelimitedList(member)) + pp.Suppress("}"))
    value <<= string | number | pp.Group(obj) | array | pp.Keyword("true") | pp.Keyword("false") | pp.Keyword("null")
    return value


def main():
    text = json.dumps([{"id": i, "name": "n%d" % i, "list": [1, 2, 3.5], "on": True} for i in range(70)])
    grammar().parse_string(text)


if __name__ == "__main__":
    main()
