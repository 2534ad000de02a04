package libraries

import "testing"

// TestOf holds that each library is decided once, and what is unknown is a seam.
func TestOf(t *testing.T) {
	seen := map[string]bool{}
	for _, l := range known {
		if seen[l.Name] || l.Note == "" {
			t.Errorf("%+v", l)
		}
		seen[l.Name] = true
	}
	for module, want := range map[string]Grade{"numpy.linalg": Refused, "Django": Refused, "httpx": Seam, "requests": Mapped, "some_library": Seam, "typing_extensions": Mapped, "yaml.scanner": Mapped} {
		if got := Of(module); got.Grade != want {
			t.Errorf("%s is %s, want %s", module, got.Grade, want)
		}
	}
}
