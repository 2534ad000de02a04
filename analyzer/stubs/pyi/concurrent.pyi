# The package concurrent, which has modules alone.
