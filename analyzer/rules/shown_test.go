package rules

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/molt-go/molt/analyzer/findings"
	"github.com/molt-go/molt/analyzer/resolve"
	"github.com/molt-go/molt/analyzer/syntax"
)

// busy is a program whose time goes elsewhere: nothing in f is worth showing by
// its share of the run.
var busy = func() string {
	var b strings.Builder
	calls := ""
	for i := range 100 {
		fmt.Fprintf(&b, `
def grind%d(n):
    total = 0
    for a in range(20000):
        for b in range(20000):
            for c in range(n):
                total += (a * b - c) %% 7
    return total
`, i)
		calls += fmt.Sprintf("    grind%d(20000)\n", i)
	}
	return b.String() + "\nif __name__ == '__main__':\n" + calls + "    f()\n"
}()

// TestShown holds which findings a user sees without flags although hardly any time is
// estimated for them: those whose data is seen to come in bulk, and those about waiting.
func TestShown(t *testing.T) {
	tests := []struct {
		name, rule, src string
		shown           bool
	}{
		{"lines of a file", "bytes-concat", "def f():\n    out = b''\n    with open('x', 'rb') as g:\n        for line in g:\n            out += line\n    return out", true},
		{"chunks of a file", "bytes-concat", "def f(g=None):\n    out = b''\n    while True:\n        chunk = g.read(4096)\n        if not chunk:\n            break\n        out += chunk\n    return out", true},
		{"single bytes", "bytes-concat", "def f(g=None):\n    out = b''\n    while True:\n        chunk = g.read(1)\n        if not chunk:\n            break\n        out += chunk\n    return out", false},
		{"what a record says", "bytes-concat", "def f(g=None):\n    out = b''\n    while True:\n        n = g.read(1)[0]\n        chunk = g.read(n)\n        if not chunk:\n            break\n        out += chunk\n    return out", false},
		{"up to a length", "bytes-concat", "def f(g=None):\n    out = b''\n    while len(out) < 100:\n        out += g.read(4096)\n    return out", false},
		{"up to a mark", "bytes-concat", "def f(g=None):\n    out = b''\n    while b'\\n' not in out:\n        out += g.read(4096)\n    return out", false},
		{"some lines of a file", "bytes-concat", "def f():\n    out = b''\n    with open('x', 'rb') as g:\n        for line in g:\n            if line.startswith(b'x'):\n                out += line\n    return out", false},
		{"anew for each line", "bytes-concat", "def f(parts=()):\n    with open('x', 'rb') as g:\n        for line in g:\n            out = b''\n            for part in parts:\n                out += part\n            print(out)", false},
		{"lines used as a queue", "pop-front", "def f():\n    lines = open('x').readlines()\n    while lines:\n        print(lines.pop(0))", true},
		{"words used as a queue", "pop-front", "def f(words=None):\n    words = list(words)\n    while words:\n        print(words.pop(0))", false},
		{"rows seen before", "list-membership", "import csv\ndef f():\n    seen = []\n    for row in csv.reader(open('x')):\n        if row[0] not in seen:\n            seen.append(row[0])\n    return seen", false},
		{"lines of a file seen before", "list-membership", "def f():\n    seen = []\n    for l in open('x'):\n        if l not in seen:\n            seen.append(l)\n    return seen", true},
		{"options seen before", "list-membership", "def f(options: list[str] = None):\n    seen = []\n    for o in options:\n        if o not in seen:\n            seen.append(o)\n    return seen", false},
		{"times in a file", "slow-strptime", "from datetime import datetime\ndef f():\n    return [datetime.strptime(l, '%Y-%m-%dT%H:%M:%S') for l in open('x')]", true},
		{"one time", "slow-strptime", "from datetime import datetime\ndef f(l='x'):\n    return datetime.strptime(l, '%Y-%m-%dT%H:%M:%S')", false},
		{"the files of a folder", "slow-yaml", "import glob, yaml\ndef f():\n    return [yaml.safe_load(open(n)) for n in glob.glob('*.yaml')]", false},
		{"the lines of a file", "slow-yaml", "import yaml\ndef f():\n    return [yaml.safe_load(l) for l in open('x')]", true},
		{"one file of settings", "slow-yaml", "import yaml\ndef f():\n    return yaml.safe_load(open('x'))", false},
		{"all rows", "n-plus-one", models + "def f():\n    return [b.author.name for b in Book.objects.all()]", true},
		{"all rows in a migration", "n-plus-one", "# migrations/probe.py\n" + models + "def f():\n    return [b.author.name for b in Book.objects.all()]", false},
		{"a run of slashes", "regex-backtracking", "import re\ndef f(text='x'):\n    return re.match(r'^/(.*/)*[^./]+$', text)", true},
		{"a run of slashes in a name", "regex-backtracking", "import re\ndef f(name='x'):\n    return re.match(r'^/(.*/)*[^./]+$', name)", false},
		{"a run of digits", "regex-backtracking", "import re\ndef f(s='x'):\n    return re.match(r'^\\[(\\d+)+\\]$', s)", false},
		{"named rows", "n-plus-one", models + "def f(keys=()):\n    return [b.author.name for b in Book.objects.filter(pk__in=keys)]", false},
		{"the first rows", "n-plus-one", models + "def f():\n    for b in Book.objects.all():\n        if b.id == 3:\n            print(b.author.name)", false},
		{"a pause between rounds", "blocking-in-async", waiting + "async def g():\n    time.sleep(2)", true},
		{"a pause for a rate", "blocking-in-async", waiting + "async def g():\n    time.sleep(2)  # the rate limit", false},
		{"a pause at start-up", "blocking-in-async", waiting + "async def g():\n    await startup()\nasync def startup():\n    time.sleep(2)", false},
		{"a person at the terminal", "blocking-in-async", waiting + "async def g():\n    time.sleep(2)\n    input()", false},
		{"a short command", "blocking-in-async", waiting + "async def g():\n    subprocess.run(['git', 'status'])", false},
		{"a long command", "blocking-in-async", waiting + "async def g():\n    subprocess.run(['git', 'clone', 'x'])", true},
		{"a spin", "busy-wait", "def f(worker=None):\n    while worker.is_alive():\n        pass", true},
		{"a search of a graph", "pop-front", "def f(graph=None, start=0):\n    seen = set()\n    queue = [start]\n    while queue:\n        n = queue.pop(0)\n        if n not in seen:\n            seen.add(n)\n            queue.extend(graph[n])\n    return seen", true},
		{"a search of all pairs", "pop-front", "def f(order=None, n=0):\n    left = [0] * n\n    queue = [0]\n    while queue:\n        a = queue.pop(0)\n        for b in range(n):\n            if order[a, b]:\n                left[b] -= 1\n                queue.append(b)", false},
		{"the keys of a table", "temporary-membership", "class Table(dict):\n    def names(self):\n        return list(self.keys())\ndef f(other=()):\n    t = Table()\n    return [n for n in list(other) if n in t.names()]", true},
		{"the options of a class", "temporary-membership", "class Table:\n    def names(self):\n        return ['a', 'b']\ndef f(other=()):\n    t = Table()\n    return [n for n in list(other) if n in t.names()]", false},
		{"a search with queries", "pop-front", "def f(db=None, start=0):\n    seen = set()\n    queue = [start]\n    while queue:\n        n = queue.pop(0)\n        if n not in seen:\n            seen.add(n)\n            queue.extend(db.execute(n))\n    return seen", false},
		{"frames of a written list", "concat-in-loop", "import pandas as pd\ndef f(net=None):\n    df = pd.DataFrame()\n    for k in {'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6, 'g': 7, 'h': 8, 'i': 9}:\n        df = pd.concat([df, net[k]])\n    return df", false},
		{"ranges of characters", "repeated-pure-call", "RANGES = ((1, 5), (9, 12))\ndef is_odd(c):\n    n = ord(c)\n    return any(a <= n <= b for a, b in RANGES)\ndef f(text=''):\n    return [is_odd(c) for c in text]", false},
		{"a table of characters", "repeated-pure-call", "def at(c):\n    n = ord(c)\n    lo, hi = 0, 1000\n    while lo < hi:\n        mid = (lo + hi) // 2\n        if n < mid:\n            hi = mid\n        else:\n            lo = mid + 1\n    return lo\ndef f(text=''):\n    return [at(c) for c in text]", true},
		{"a branch for errors", "blocking-in-async", waiting + "async def g():\n    if not ready():\n        log.error('x')\n        requests.post('https://x')\n        return\n    await h()\nasync def h():\n    pass\ndef ready():\n    pass\nimport logging, requests\nlog = logging.getLogger()", false},
		{"a search of causes", "pop-front", "def f(error=None):\n    seen = set()\n    queue = [error]\n    while queue:\n        n = queue.pop(0)\n        if n not in seen:\n            seen.add(n)\n            queue.extend(n.causes)\n    return seen", false},
		{"a pause between tries", "blocking-in-async", waiting + "async def g():\n    for i in range(5):\n        if await h():\n            break\n        time.sleep(2)\nasync def h():\n    pass", false},
		{"a walk of a tree", "pop-front", "def f(root=None):\n    queue = [root]\n    while queue:\n        n = queue.pop(0)\n        n.mark()\n        queue.extend(n.children)", false},
		{"a decoder", "bytes-concat", "def f(data=b''):\n    out = b''\n    i = 0\n    while i < len(data):\n        if data[i] == 0:\n            out += data[i + 1:i + 2]\n        i += 1\n    return out", true},
		{"a codec of something else", "bytes-concat", "def f(fields=()):\n    out = b''\n    for x in fields:\n        out += x.pack()\n    return out", false},
		{"lines of one record", "bytes-concat", "def f(g=None):\n    out = b''\n    while True:\n        line = g.readline()\n        if line.startswith(b'//'):\n            break\n        out += line\n    return out", false},
		{"the next free number", "list-membership", "def f(nodes=()):\n    used = [int(n) for n in nodes]\n    for n in range(1, len(used) + 2):\n        if n not in used:\n            return n", false},
		{"frames of files", "concat-in-loop", "import pandas as pd\ndef f(paths=None):\n    df = pd.DataFrame()\n    for path in list(paths):\n        df = pd.concat([df, path.frame])\n    return df", false},
		{"frames of a long loop", "concat-in-loop", "import pandas as pd\nfrom tqdm import tqdm\ndef f(paths=None):\n    df = pd.DataFrame()\n    for path in tqdm(paths):\n        df = pd.concat([df, path.frame])\n    return df", true},
		{"a few numbers", "concat-in-loop", "import numpy as np\ndef f(names=None):\n    out = np.empty(0)\n    for n in list(names):\n        out = np.append(out, n.at)\n    return out", false},
		{"a shortest path", "min-remove", "def f(graph=None, cost=None):\n    waiting = [0]\n    while waiting:\n        n = min(waiting, key=cost.get)\n        waiting.remove(n)\n        waiting.extend(graph[n])", true},
		{"the last of a few", "min-remove", "def f(scores=None, n=3):\n    scores = list(scores)\n    for _ in range(n):\n        scores.remove(max(scores))\n    return scores", false},
		{"settings", "pop-front", "def load_config(graph=None, start=0):\n    seen = set()\n    queue = [start]\n    while queue:\n        n = queue.pop(0)\n        if n not in seen:\n            seen.add(n)\n            queue.extend(graph[n])\n    return seen\ndef f():\n    load_config()", false},
		{"after an error", "blocking-in-async", waiting + "async def g():\n    try:\n        await h()\n    except OSError:\n        requests.get('https://x')\nasync def h():\n    pass\nimport requests", false},
		{"a file of the machine", "blocking-in-async", waiting + "async def g():\n    return os.path.exists('x')\nimport os", false},
		{"pieces with a call each", "bytes-concat", "def pack(x):\n    return bytes([x])\ndef f(data=()):\n    out = b''\n    for x in data:\n        out += pack(x)\n    return out", false},
		{"one read", "bytes-concat", "def f(g=None):\n    out = b''\n    while True:\n        try:\n            out += g.read(8192)\n        except OSError:\n            continue\n        break\n    return out", false},
		{"a loop inside that ends", "bytes-concat", "def f(g=None):\n    out = b''\n    for line in open('x', 'rb'):\n        for _ in range(2):\n            out += line\n            break\n    return out", true},
		{"pieces whose whole is looked at", "bytes-concat", "def f(g=None, seen=None):\n    out = b''\n    while True:\n        chunk = g.read(4096)\n        if not chunk:\n            break\n        out += chunk\n        seen(out)\n    return out", false},
		{"pieces whose whole is measured", "bytes-concat", "def f(g=None, seen=None):\n    out = b''\n    while True:\n        chunk = g.read(4096)\n        if not chunk:\n            break\n        out += chunk\n        seen(len(out))\n    return out", true},
		{"records with their lengths in lines", "bytes-concat", "def f(g=None):\n    out = b''\n    n = int(g.readline())\n    while n > 0:\n        out += g.read(n)\n        n = int(g.readline())\n    return out", false},
		{"rows of a file", "iterrows", "import pandas as pd\ndef f():\n    df = pd.read_csv('x')\n    return [r['a'] * 2 for _, r in df.iterrows()]", false},
		{"a column from a file", "apply-rows", "import pandas as pd\ndef f():\n    df = pd.read_csv('x')\n    return df.apply(lambda r: r['a'] * 2, axis=1)", true},
		{"a column from a file by much else", "apply-rows", "import pandas as pd\ndef f(g=None):\n    df = pd.read_csv('x')\n    return df.apply(lambda r: g(r['a']), axis=1)", false},
		{"a column of a frame", "apply-rows", "import pandas as pd\ndef f(df=None):\n    return df.apply(lambda r: r['a'] * 2, axis=1)", false},
		{"pkg_resources when asked", "pkg-resources", "def f():\n    import pkg_resources\n    return pkg_resources.get_distribution('x')", false},
		{"pkg_resources at the start", "pkg-resources", "import pkg_resources\ndef f():\n    return pkg_resources.get_distribution('x')", true},
		{"pkg_resources of a command", "pkg-resources", "# tool/cli/main.py\nimport pkg_resources\ndef f():\n    return pkg_resources.get_distribution('x')", true},
		{"pkg_resources of the documentation", "pkg-resources", "# docs/conf.py\nimport pkg_resources\ndef f():\n    return pkg_resources.get_distribution('x')", false},
		{"pkg_resources in a build", "pkg-resources", "import pkg_resources\nfrom setuptools import setup\ndef f():\n    return pkg_resources.get_distribution('x')", false},
		{"a step of a search", "min-remove", "def step(waiting: list):\n    n = min(waiting)\n    waiting.remove(n)\n    return n\ndef f(waiting: list = [1]):\n    while waiting:\n        step(waiting)", true},
		{"all but the greatest", "min-remove", "def step(lists: list):\n    lists.remove(max(lists))\n    return sum(lists)\ndef f(lists: list = [1]):\n    while lists:\n        step(lists)", false},
		{"a search beside much else", "pop-front", "def table(graph):\n    out = 0\n    for a in range(2000):\n        for b in range(2000):\n            out += graph[a] * graph[b]\n    return out\ndef f(graph=None, start=0):\n    weights = table(graph)\n    seen = set()\n    queue = [start]\n    while queue:\n        n = queue.pop(0)\n        if n not in seen:\n            seen.add(n)\n            queue.extend(graph[n])\n    return seen, weights", false},
		{"one short text, kept", "minidom", "from xml.dom import minidom\nfrom functools import cache\n@cache\ndef g():\n    return [minidom.parseString(l) for l in open('x')]\ndef f():\n    g()", false},
		{"what one read returns", "str-concat", "class A:\n    def g(self, r=None):\n        self.x = ''\n        part = r.read()\n        while part:\n            self.x += part\n            part = r.read()\ndef f():\n    A().g()", false},
		{"what each read returns", "str-concat", "class A:\n    def g(self, r=None):\n        self.x = ''\n        part = r.read(4096)\n        while part:\n            self.x += part\n            part = r.read(4096)\ndef f():\n    A().g()", true},
		{"a helper of tests", "pop-front", "def testmode():\n    lines = open('x').readlines()\n    while lines:\n        print(lines.pop(0))\ndef f():\n    testmode()", false},
		{"lines seen before with awaits", "list-membership", "import asyncio\nasync def g(send=None):\n    seen = []\n    for l in open('x'):\n        if l not in seen:\n            seen.append(l)\n            await send(l)\ndef f():\n    asyncio.run(g())", false},
		{"a request to the same machine", "blocking-in-async", waiting + "async def g(port=80):\n    requests.get(f'http://127.0.0.1:{port}/')\nimport requests", false},
		{"a request to another", "blocking-in-async", waiting + "async def g(host=''):\n    requests.get(f'http://{host}/')\nimport requests", true},
		{"rows of one object", "n-plus-one", models + "def f(one=None):\n    return [b.author.name for b in Book.objects.filter(shelf=one)]", false},
		{"rows of a kind", "n-plus-one", models + "def f():\n    return [b.author.name for b in Book.objects.filter(lent=True)]", true},
		{"a client for each request", "client-per-request", "import httpx\nfrom fastapi import FastAPI\napp = FastAPI()\n@app.get('/x')\nasync def g(name):\n    async with httpx.AsyncClient() as client:\n        return await client.get('https://x/' + name)\ndef f():\n    pass", true},
		{"a client for a look-up", "client-per-request", "import httpx\nfrom fastapi import FastAPI\napp = FastAPI()\n@app.get('/x')\nasync def g(name):\n    async with httpx.AsyncClient() as client:\n        return await client.get('https://x/')\ndef f():\n    pass", false},
		{"a commit for each line", "commit-in-loop", "def f(db=None):\n    for l in open('x'):\n        db.execute('INSERT INTO t VALUES (?)', (l,))\n        db.commit()", true},
		{"a commit for each name", "commit-in-loop", "def f(db=None, names=()):\n    for n in list(names):\n        db.execute('INSERT INTO t VALUES (?)', (n,))\n        db.commit()", false},
		{"statements in a handler", "blocking-in-async", "from fastapi import FastAPI\nfrom sqlalchemy.orm import Session\napp = FastAPI()\n@app.get('/x')\nasync def g(db: Session):\n    return db.query(f).filter(1).all()\ndef f():\n    pass", true},
		{"statements elsewhere", "blocking-in-async", "from sqlalchemy.orm import Session\nasync def g(db: Session):\n    return db.query(f).filter(1).all()\ndef f():\n    pass", false},
		{"a nap", "busy-wait", "import time\ndef f(worker=None):\n    while worker.is_alive():\n        time.sleep(0.01)", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := "views.py"
			if first, _, _ := strings.Cut(test.src, "\n"); strings.HasPrefix(first, "# ") {
				path = first[len("# "):]
			}
			c, f := program(t, path, test.src+"\n"+busy)
			c.judged = nil // what the check itself says
			f.Role = resolve.Own
			found, err := NewSuite([]*Rule{Find(test.rule)}).Check(c, f)
			if err != nil {
				t.Fatal(err)
			}
			shown := slices.ContainsFunc(found, func(x findings.Finding) bool { return x.Level != findings.Hidden })
			if shown != test.shown {
				t.Errorf("shown is %t, want %t: %+v", shown, test.shown, found)
			}
		})
	}
}

// TestEffect holds that requests are shown as a waste of time where their answers are collected, and not
// where they are sent for their effect, which may depend on the order.
func TestEffect(t *testing.T) {
	const src = "import requests\ndef f():\n    out = []\n    for l in open('x'):\n        %s\n    return out\nf()\n"
	for round, shown := range map[string]bool{"out.append(requests.get('https://x/' + l).text)": true, "requests.post('https://x/', data=l)": false} {
		c, f := program(t, "probe.py", fmt.Sprintf(src, round))
		f.Role = resolve.Own
		c.judged = nil
		found, err := NewSuite([]*Rule{Find("io-in-loop")}).Check(c, f)
		if err != nil || len(found) != 1 {
			t.Fatalf("%s: %v, %v", round, found, err)
		}
		if got := found[0].Level != findings.Hidden; got != shown {
			t.Errorf("%s: shown is %t, want %t", round, got, shown)
		}
	}
}

// TestImportsFirst holds that a package which imports pkg_resources in many modules and packages shows one of them.
func TestImportsFirst(t *testing.T) {
	const src = "import pkg_resources\nversion = pkg_resources.get_distribution('x').version\n"
	c := linked(t, []source{{"pkg/__init__.py", ""}, {"pkg/b.py", src}, {"pkg/a.py", src + src}, {"pkg/sub/__init__.py", src}, {"contrib/tool.py", src}, {"other.py", src}})
	var shown []string
	for _, f := range c.Program.Files {
		found, err := NewSuite([]*Rule{Find("pkg-resources")}).Check(c, f)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range found {
			if x.Level != findings.Hidden {
				shown = append(shown, fmt.Sprintf("%s:%d", x.File, x.Line))
			}
		}
	}
	if got := strings.Join(shown, " "); got != "other.py:1" {
		t.Errorf("shown at %s", got)
	}
}

const waiting = `
import asyncio, subprocess, time
def f():
    asyncio.run(serve())
async def serve():
    await asyncio.gather(g(), g())
`

const models = `
from django.db import models
class Author(models.Model):
    name = models.TextField()
class Book(models.Model):
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
`

// TestNeeds holds what is shown without a profile of a program with many functions, and of one with few.
func TestNeeds(t *testing.T) {
	tests := []struct {
		name           string
		need           Need
		rough, evident bool
		few            bool
		share          float64
		want           findings.Level
		lacks          findings.Evidence
	}{
		{name: "a sign that is there", need: NeedsSign, evident: true, share: 0.05, want: findings.Medium},
		{name: "a sign that is missing", need: NeedsSign, share: 0.2, want: findings.Hidden, lacks: findings.Profile},
		{name: "a sign that is missing in a small program", need: NeedsSign, few: true, share: 0.2, want: findings.High},
		{name: "little in a small program", need: NeedsSign, few: true, share: 0.05, want: findings.Hidden, lacks: findings.Profile},
		{name: "no sign needed", need: NeedsNothing, share: 0.02, want: findings.Low},
		{name: "no sign needed, but in doubt", need: NeedsNothing, rough: true, few: true, share: 0.2, want: findings.Hidden, lacks: findings.Profile},
		{name: "a profile needed", need: NeedsProfile, evident: true, share: 0.2, want: findings.Hidden, lacks: findings.Profile},
		{name: "nothing to save", need: NeedsSign, share: 0.001, want: findings.Hidden},
	}
	for _, test := range tests {
		src := "def f():\n    return at()\nif __name__ == '__main__':\n    f()\n"
		if !test.few {
			src += busy
		}
		found := probeNeeding(t, test.need, src, "at", func(p *Pass, c *syntax.Call) {
			p.Report(Diagnosis{At: c, Share: test.share * 2, Speedup: 2, Rough: test.rough, Evident: test.evident, Message: "m", Remedy: "r"})
		})
		if found[0].Level != test.want || found[0].Needs != test.lacks {
			t.Errorf("%s: level %q lacking %q, want %q lacking %q", test.name, found[0].Level, found[0].Needs, test.want, test.lacks)
		}
	}
}

// TestTrusted holds that a rule whose findings readers did not find worth a change is shown with a profile alone, and that a kind of place
// counts for itself.
func TestTrusted(t *testing.T) {
	judged := map[string]precision{"bad": {worth: 3, judged: 4}, "fair": {worth: 4, judged: 5}, "mixed/a": {worth: 0, judged: 4}}
	tests := []struct {
		rule, kind string
		want       bool
	}{{"bad", "", false}, {"fair", "", true}, {"new", "", true}, {"mixed", "a", false}, {"mixed", "b", true}, {"mixed", "", true}}
	for _, test := range tests {
		c := &Context{judged: judged}
		if got := c.trusted(test.rule, test.kind); got != test.want {
			t.Errorf("%s/%s is trusted: %t, want %t", test.rule, test.kind, got, test.want)
		}
	}
}

// TestMarked holds that a place which tells another linter that the pattern is meant is hidden.
func TestMarked(t *testing.T) {
	for mark, shown := range map[string]bool{"": true, "  # noqa: ASYNC210": false, "  # noqa: E501, ASYNC210": false, "  # noqa: E501": true} {
		c, f := program(t, "probe.py", waiting+"async def g():\n    requests.get('https://x')"+mark+"\nimport requests\n"+busy)
		f.Role = resolve.Own
		found, err := NewSuite([]*Rule{Find("blocking-in-async")}).Check(c, f)
		if err != nil || len(found) != 1 {
			t.Fatalf("%q: %v, %v", mark, found, err)
		}
		if got := found[0].Level != findings.Hidden; got != shown {
			t.Errorf("%q: shown is %t, want %t", mark, got, shown)
		}
	}
}
