// Package templates holds what molt copies out or fills in: page templates and
// schemas of reports. Any layer may import it; it imports the standard library
// alone.
package templates

import "embed"

// Report holds the templates of reports, scan.html.tmpl and port.html.tmpl for
// html/template, and the style sheets and the script that go into them.
//
//go:embed report/*.tmpl report/*.css report/*.js
var Report embed.FS

// ScanSchema is the JSON Schema (2020-12) of `molt scan --format json`.
//
//go:embed report/scan.schema.json
var ScanSchema []byte

// LedgerSchema is the JSON Schema (2020-12) of molt.json, the record of a port.
//
//go:embed report/ledger.schema.json
var LedgerSchema []byte

// ReviewSchema is the JSON Schema (2020-12) of decisions that a report's page
// exports and molt review import reads.
//
//go:embed report/review.schema.json
var ReviewSchema []byte

// StatusSchema is the JSON Schema (2020-12) of what molt status prints.
//
//go:embed report/status.schema.json
var StatusSchema []byte

// Referee is the template of text/template of a GitHub Actions job that holds a
// port to what it was proven by.
//
//go:embed ci/referee.yml.tmpl
var Referee string

// ReportSchema is the JSON Schema (2020-12) of `molt report --format json`.
//
//go:embed report/port.schema.json
var ReportSchema []byte
