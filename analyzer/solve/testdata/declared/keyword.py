import keyword
import sys

keyword.iskeyword("if")
keyword.kwlist
if sys.version_info >= (3, 9):
    keyword.issoftkeyword("match")
    keyword.softkwlist
