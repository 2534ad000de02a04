# The package xml.etree, which has modules alone.
