package verify

import (
	"encoding/json"
	"testing"
)

// answered makes an answer of its JSON.
func answered(t *testing.T, text string) *answer {
	t.Helper()
	a := &answer{}
	if err := json.Unmarshal([]byte(text), a); err != nil {
		t.Fatal(err)
	}
	if err := a.decode(); err != nil {
		t.Fatal(err)
	}
	return a
}

func TestCompare(t *testing.T) {
	shared := `{"after":[{"t":"list","v":[],"id":1}],"result":{"t":"ref","id":1}}`
	apart := `{"after":[{"t":"list","v":[],"id":1}],"result":{"t":"list","v":[],"id":2}}`
	raised := `{"raised":{"class":"m:Bad","message":"no"}}`
	for _, tt := range []struct {
		name, want, got string
		typed           bool
		outcome         outcome
	}{
		{"equal", `{"result":1}`, `{"result":1}`, false, same},
		{"int and bool", `{"result":1}`, `{"result":true}`, false, different},
		{"int and float", `{"result":1}`, `{"result":1.0}`, true, different},
		{"zeros", `{"result":{"t":"float","v":"8000000000000000"}}`, `{"result":0.0}`, false, different},
		{"all NaNs are one", `{"result":{"t":"float","v":"7ff8000000000000"}}`, `{"result":{"t":"float","v":"fff8000000000001"}}`, false, same},
		{"big ints", `{"result":{"t":"int","v":"0x8000000000000000"}}`, `{"result":{"t":"int","v":"0x8000000000000001"}}`, false, different},
		{"what is shared stays shared", shared, apart, false, different},
		{"and what is apart apart", apart, shared, false, different},
		{"typed values have no identity", shared, apart, true, same},
		{"order of a dict", `{"result":{"t":"dict","v":["a",1,"b",2]}}`, `{"result":{"t":"dict","v":["b",2,"a",1]}}`, false, different},
		{"a Go map has none", `{"result":{"t":"dict","v":["a",1,"b",2]}}`, `{"result":{"t":"dict","type":"map","v":["b",2,"a",1]}}`, true, same},
		{"but its values count", `{"result":{"t":"dict","v":["a",1,"b",2]}}`, `{"result":{"t":"dict","type":"map","v":["b",2,"a",3]}}`, true, different},
		{"order of a set", `{"result":{"t":"set","v":[1,2]}}`, `{"result":{"t":"set","v":[2,1]}}`, false, same},
		{"elements of a set", `{"result":{"t":"set","v":[1,2]}}`, `{"result":{"t":"set","v":[2,3]}}`, false, different},
		{"tuple and list", `{"result":{"t":"tuple","v":[1]}}`, `{"result":{"t":"list","v":[1]}}`, false, different},
		{"a slice is both", `{"result":{"t":"tuple","v":[1]}}`, `{"result":{"t":"list","type":"slice","v":[1]}}`, true, same},
		{"exception", raised, raised, false, same},
		{"its message", raised, `{"raised":{"class":"m:Bad","message":"yes"}}`, false, different},
		{"its class", raised, `{"raised":{"class":"n:Bad","message":"no"}}`, false, different},
		{"which Go knows by name", raised, `{"raised":{"class":"Bad","message":"no"}}`, true, same},
		{"lost exception", raised, `{"result":null}`, false, different},
		{"output", `{"result":null,"stdout":"a"}`, `{"result":null}`, false, different},
		{"changed argument", `{"after":[{"t":"list","v":[1]}],"result":null}`, `{"after":[{"t":"list","v":[]}],"result":null}`, true, different},
		{"fields by name", `{"result":{"t":"object","type":"m:C","fields":["_x_y",1]}}`, `{"result":{"t":"object","type":"m:C","fields":["xy",1]}}`, true, same},
		{"no such field", `{"result":{"t":"object","type":"m:C","fields":["x",1]}}`, `{"result":{"t":"object","type":"m:C","fields":[]}}`, true, different},
		{"guard", `{"result":1}`, `{"guard":"int overflow"}`, false, guarded},
		{"panic", `{"result":1}`, `{"crash":"index"}`, false, different},
		{"deep recursion", `{"raised":{"class":"RecursionError","message":""}}`, `{"result":1}`, false, limited},
		{"cannot be made", `{"result":1}`, `{"unfit":"no"}`, false, unfit},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := compare(leeway{typed: tt.typed}, answered(t, tt.want), answered(t, tt.got)); got != tt.outcome {
				t.Errorf("got %d, want %d", got, tt.outcome)
			}
		})
	}
}
