// Package report writes the result of a scan: one writer a format, all from
// the one findings.Result, so that every format says the same.
//
// Everything that stems from scanned code (names, paths, source lines, reasons
// of failures) is hostile until it is escaped. Clean makes control characters,
// bidirectional controls and invalid UTF-8 visible; each writer then escapes
// for its own format on top. JSON alone keeps text as it is, since JSON is data,
// with the same characters as \u escapes.
//
// Outputs hold no clock, no absolute path and no map order: the same result
// and options give the same bytes.
//
// The drawing parts (Style, Table, Bar, NewFrame, Wrap) stand on their own, for
// other commands that print to a terminal.
package report
