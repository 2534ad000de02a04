if a:
    b
if a:
    b
else:
    c
if a:
    b
elif c:
    d
elif e:
    f
else:
    g
if a: b
elif c: d
else: e
if a:
    b
else:
    if c:
        d
while a:
    b
else:
    c
while a: break
for a in b:
    c
for a, b in c:
    d
else:
    e
for a, in b: pass
for *a, b in c: pass
for (a, b) in c: pass
for [a, b] in c: pass
for a.b in c: pass
for a[0] in c: pass
for (a) in b: pass
for a in b, c: pass
for a in *b, c: pass
for a in *b,: pass
for a in (yield_): pass
for a in lambda: b: pass
for a[b in c] in d: pass
for (a.b), c[d] in e: pass
try:
    a
except:
    b
try:
    a
except A:
    b
except (A, B) as e:
    c
except C.d as e: pass
else:
    d
finally:
    e
try: a
finally: b
try:
    a
except* A:
    b
except* (A, B) as e:
    c
except *C: pass
try:
    try: a
    except: b
finally:
    c
