from html.parser import HTMLParser

p = HTMLParser()
p.feed("<p class=x>a</p><!--c--><?pi?><!DOCTYPE html><br/>")
p.get_starttag_text()
HTMLParser().get_starttag_text()
p.getpos()
p.CDATA_CONTENT_ELEMENTS
p.cdata_elem
p.convert_charrefs
p.interesting
p.lasttag
p.lineno
p.offset
p.rawdata
p.handle_charref("x")
p.handle_comment("x")
p.handle_data("x")
p.handle_decl("x")
p.handle_endtag("p")
p.handle_entityref("x")
p.handle_pi("x")
p.handle_startendtag("p", [])
p.handle_starttag("p", [("a", None)])
p.unknown_decl("x")
p.clear_cdata_mode()
p.reset()
p.close()
