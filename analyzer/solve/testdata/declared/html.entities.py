import html.entities

html.entities.codepoint2name
html.entities.entitydefs
html.entities.html5
html.entities.name2codepoint
