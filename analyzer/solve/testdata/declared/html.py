import html

html.escape("<a>")
html.escape("<a>", quote=False)
html.unescape("&lt;")
