// Package edges holds the test of the allowed imports between molt's packages.
// The rules are data in edges_test.go.
package edges
