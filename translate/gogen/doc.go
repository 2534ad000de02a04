// Package gogen writes core programs as Go, through jennifer. It is the only
// package that knows Go's syntax: precedence, names and scopes, idioms, file
// and package rules. It adds no meaning; what core leaves open is a bug.
//
// An expression is generated as an Expr: code with its precedence, so that
// parentheses stand exactly where Go needs them.
package gogen
