# The package xml, which has modules alone.
