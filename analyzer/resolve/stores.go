package resolve

import "github.com/molt-go/molt/analyzer/syntax"

// A Store is a place where a value goes into a container, or an attribute of
// something other than self is set. Inference reads element types from stores.
type Store struct {
	// Into is the container (a name or attribute), or for an attribute store the
	// Attribute node itself.
	Into syntax.Expr
	Kind StoreKind
	// Key is the key or index of a StoreItem, or nil.
	Key   syntax.Expr
	Value syntax.Expr
	Scope ScopeID
}

// StoreKind says how a value is stored.
type StoreKind uint8

// The kinds of stores.
const (
	StoreElement  StoreKind = iota // Into.append(Value) and the like
	StoreElements                  // Into.extend(Value), Into += Value: the elements of Value
	StoreItem                      // Into[Key] = Value, Into.setdefault(Key, Value)
	StoreMapping                   // Into.update(Value): the items of Value
	StoreAttr                      // x.attr = Value
)

// storeMethods are the methods that put an argument into their receiver, with
// the argument's index.
var storeMethods = map[string]struct {
	kind StoreKind
	arg  int
}{
	"append": {StoreElement, 0}, "appendleft": {StoreElement, 0}, "add": {StoreElement, 0}, "insert": {StoreElement, 1},
	"extend": {StoreElements, 0}, "extendleft": {StoreElements, 0}, "update": {StoreMapping, 0}, "setdefault": {StoreItem, 1},
}

// container tells whether stores into an expression can be found again.
func container(e syntax.Expr) bool {
	switch e.(type) {
	case *syntax.Name, *syntax.Attribute:
		return true
	}
	return false
}

// storeCall records x.append(v) and its like.
func (b *builder) storeCall(c *syntax.Call) {
	a, ok := c.Func.(*syntax.Attribute)
	if !ok {
		return
	}
	m, ok := storeMethods[a.Attr]
	if !ok || len(c.Args) <= m.arg || !container(a.Value) {
		return
	}
	s := Store{Into: a.Value, Kind: m.kind, Value: c.Args[m.arg], Scope: b.scope}
	if m.kind == StoreItem {
		s.Key = c.Args[0]
	}
	b.f.Stores = append(b.f.Stores, s)
}

// storeItem records x[k] = v; slices are left out.
func (b *builder) storeItem(t *syntax.Subscript, bd Binding) {
	if _, slice := t.Slice.(*syntax.Slice); slice || bd.Kind != BindAssign || bd.Unpacked || bd.Value == nil || !container(t.Value) {
		return
	}
	b.f.Stores = append(b.f.Stores, Store{Into: t.Value, Kind: StoreItem, Key: t.Slice, Value: bd.Value, Scope: b.scope})
}

// storeAttr records x.attr = v.
func (b *builder) storeAttr(t *syntax.Attribute, bd Binding) {
	if bd.Kind == BindAssign && !bd.Unpacked && bd.Value != nil {
		b.f.Stores = append(b.f.Stores, Store{Into: t, Kind: StoreAttr, Value: bd.Value, Scope: b.scope})
	}
}
