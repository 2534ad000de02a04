module example.com/orbits

go 1.24
