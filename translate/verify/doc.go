// Package verify compares a port with the Python that it came from: whole programs
// by their output and exit status, functions by what they return, change, raise
// and print. What it finds goes into the ledger.
//
// It runs code: the port's, and the Python's where CPython of the port's version
// is there. All of it runs in folders of its own below the system's temporary
// folder, in process groups of its own, and under limits of time, memory and
// output. The folder of the port is only read, but for its ledger.
package verify
