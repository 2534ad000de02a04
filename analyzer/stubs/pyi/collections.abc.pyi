# The collections.abc module: the protocols that the builtins are declared with.

Collection = builtins.Collection
Container = builtins.Container
Generator = builtins.generator
ItemsView = builtins.ItemsView
Iterable = builtins.Iterable
Iterator = builtins.Iterator
KeysView = builtins.KeysView
Mapping = builtins.Mapping
MutableMapping = builtins.MutableMapping
MutableSequence = builtins.MutableSequence
MutableSet = builtins.MutableSet
Reversible = builtins.Reversible
Sequence = builtins.Sequence
Set = builtins.AbstractSet
Sized = builtins.Sized
ValuesView = builtins.ValuesView
Callable: Any
