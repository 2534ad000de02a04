package page

import (
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"io"

	"github.com/molt-go/molt/analyzer/migration"
	"github.com/molt-go/molt/templates"
)

// writeHTML writes the page.
func writeHTML(w io.Writer, r *migration.Report, opts Options) error {
	css, err := templates.Report.ReadFile("report/port.css")
	if err != nil {
		return err
	}
	script, err := templates.Report.ReadFile("report/port.js")
	if err != nil {
		return err
	}
	tmpl, err := template.New("port.html.tmpl").Funcs(functions).ParseFS(templates.Report, "report/port.html.tmpl")
	if err != nil {
		return err
	}
	v := newView(r, opts)
	v.CSS, v.StyleSum = template.CSS(css), digest(css)
	v.Script, v.ScriptSum = template.JS(script), digest(script)
	return tmpl.Execute(w, v)
}

// digest is the hash of an element's text as a content security policy has it.
func digest(text []byte) string {
	sum := sha256.Sum256(text)
	return base64.StdEncoding.EncodeToString(sum[:])
}
