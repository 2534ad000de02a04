// Command genregistry writes registry.go into the current folder: the list of
// the package's values of one type.
package main

import (
	"flag"
	"log"
	"os"

	"github.com/molt-go/molt/analyzer/internal/registry"
)

func main() {
	log.SetFlags(0)
	typeName := flag.String("type", "", "type of the listed values")
	list := flag.String("list", "all", "name of the list variable")
	flag.Parse()
	entries, err := registry.Entries(os.DirFS("."), *typeName)
	if err != nil {
		log.Fatal(err)
	}
	src, err := registry.Render(os.Getenv("GOPACKAGE"), *typeName, *list, entries)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(registry.FileName, src, 0o644); err != nil {
		log.Fatal(err)
	}
}
