package solve

// awaited returns the Var of what awaiting a value gives.
func (w *walk) awaited(v Var) Var {
	res := w.newVar()
	w.watch(v, func(x *Value) {
		switch {
		case x.Kind == Instance && w.isDeclared(x, "Awaitable"):
			w.flow(w.upcast(x, "Awaitable")[0], res)
		case x.Kind == OwnObject:
			w.giveUp(res, "await of an object of the program")
		case x.Kind == AnyVal:
			w.add(res, x)
		}
	})
	return res
}

// asyncElement returns the Var of what async for takes from a value.
func (w *walk) asyncElement(v Var) Var {
	res := w.newVar()
	take := func(x *Value) {
		switch {
		case x.Kind == Instance && x.Stub.Name == "async_generator":
			w.flow(x.Args[0], res)
		case x.Kind == OwnObject:
			w.flow(w.awaited(w.method(w.newVar(x), "__anext__")), res)
		case x.Kind == AnyVal:
			w.add(res, x)
		}
	}
	w.watch(v, func(x *Value) {
		if x.Kind == OwnObject {
			w.watch(w.method(w.newVar(x), "__aiter__"), take)
			return
		}
		take(x)
	})
	return res
}
