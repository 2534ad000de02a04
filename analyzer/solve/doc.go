// Package solve infers the types of a whole program without annotations.
//
// Every variable, parameter, result, attribute and expression has a type
// variable (Var). Walking the program adds constraints: values flow from one
// Var to another, and operations watch the Vars of their operands and add more
// constraints for each value that arrives. The least solution is found by a
// work list; it grows only, so it ends.
//
// What flows together is unified where Go needs one type: a Var holds at most
// one value of each class, and when two lists meet in a Var, their element Vars
// become one (union-find). What only passes through is a set: int beside None,
// a class beside its subclass. Builtins and the standard library are the
// declarations of package stubs, instantiated at each use.
//
// Annotations, defaults and doctests seed what no call reaches; where calls are
// known, they count and annotations do not.
package solve
