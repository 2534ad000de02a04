# The package urllib, which has modules alone.
