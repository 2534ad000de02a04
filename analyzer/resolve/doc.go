// Package resolve finds out what the names of a Python repository mean: scopes
// and symbols as CPython's compiler has them, modules and packages, imports
// followed to the definition, functions and classes with their bases, entry
// points, and what is own code, generated, vendored, test, standard library or
// third party.
//
// The work has two steps. [Analyze] is a pure function of one parsed file and
// can run for many files in parallel; it yields scopes, symbols, references and
// declarations. [Link] puts the files of a repository together: it names the
// modules, resolves imports, bases and decorators, and finds entry points. A
// [Program] is immutable after Link and safe for concurrent reading.
//
// The call graph needs types and therefore lives in the subpackage callgraph.
//
// Ids are dense, so that facts about functions, classes and symbols are kept in
// slices beside the program:
//
//	heat := make([]float64, len(prog.Funcs))
//	heat[fn.ID] = 0.5
package resolve
