package report

import "github.com/molt-go/molt/analyzer/findings"

var pricingSource = `"""Quotes."""
import json


def quote(orders, seen=None):
	seen = []
	total = 0.0
	for order in orders:
		if order.id in seen:  # 数量を数える
			continue
		seen.append(order.id)
		total += price(order)
	return total


def load(paths):
    rows = [
        json.loads(line)
        for path in paths

        for line in open(path, encoding="utf-8")
        if line.strip()
        and not line.startswith("#")
        and "price" in line
        and "currency" in line
    ]
    return rows


名前 = {"` + "e\u0301" + `": 1}; 合計 = sum([v * 2 for v in 名前.values()])
`

// fixture is one result with something of everything, as a scan of a small
// shop would give it.
func fixture() *findings.Result {
	return &findings.Result{
		Schema: 1,
		Files: findings.Files{Total: 9, Parsed: 7, Failed: []findings.Failed{
			{File: "shop/legacy.py", Line: 3, Col: 7, Reason: "Missing parentheses in call to 'print' (Python 2?)"},
			{File: "data/blob\nwith\x1b[31mred.py", Reason: "not UTF-8: byte 0xff at offset 0"},
		}},
		Evidence: findings.Profile,
		Hotspots: []findings.Hotspot{
			{Symbol: "shop.pricing.quote", File: "shop/pricing.py", Line: 5, EndLine: 13, Share: 0.41237, Total: 0.6, Memory: 0.02,
				Calls: 1204000, Kind: "cpu", Basis: "a list searched in a loop, reached from main", Evidence: findings.Profile},
			{Symbol: "shop.pricing.load", File: "shop/pricing.py", Line: 16, EndLine: 27, Share: 0.22, Total: 0.23, Memory: 0.71,
				Calls: 12, Kind: "mixed", Basis: "a file read whole", Evidence: findings.Profile},
			{Symbol: "shop.api.handlers.checkout.CheckoutHandler.with_a_rather_long_method_name.<locals>.inner", File: "shop/api/handlers/checkout.py",
				Line: 230, EndLine: 260, Share: 0.081, Total: 0.082, Kind: "io", Basis: "called by a route", Evidence: findings.Static},
			{Symbol: "shop.pricing.<module>", File: "shop/pricing.py", Line: 1, EndLine: 30, Share: 0.0004, Evidence: findings.Recorded},
			{Symbol: "nb.<module>", File: "explore.ipynb", Cell: 3, Line: 1, EndLine: 4, Share: 0.0, Evidence: findings.Static},
		},
		Findings:   fixtureFindings(),
		Suppressed: 2,
		Silenced: []findings.Silenced{{By: "comment", Reason: "small lists only", Finding: findings.Finding{
			Rule: "list-membership", Lever: "simplify", File: "shop/a b#c%.py", Line: 4, Col: 8, EndLine: 4, EndCol: 20,
			Symbol: "shop.a.f", Message: "`x` is searched from its start for each item", Remedy: "Keep a set.", Level: findings.Low,
			Share: 0.01, Speedup: 2, Gain: 0.005, Evidence: findings.Static, Fingerprint: "e3b0c44298fc1c14"}}},
		Notes: []findings.Note{
			{Kind: "profile-unmatched", Message: "3 profile entries (1.2 % of the time) match no function: ext.pyx:10, ext.pyx:44, gone.py:9"},
			{Kind: "unused-ignore", File: "shop/pricing.py", Line: 12, Message: "`# molt: ignore[slow-json]` silences nothing"},
		},
		Sources: map[string]string{"shop/pricing.py": pricingSource, "explore.ipynb#cell3": "import pandas as pd\nfor i, row in df.iterrows():\n    out.append(row['a'] * 2)\n"},
	}
}

func fixtureFindings() []findings.Finding {
	return []findings.Finding{
		{Rule: "list-membership", Lever: "simplify", Levers: []string{"simplify", "cache"}, File: "shop/pricing.py", Line: 9, Col: 6, EndLine: 9, EndCol: 22,
			Symbol: "shop.pricing.quote", Message: "`seen` is a list, and `in` searches it from its start for each order",
			Remedy: "Make `seen` a set: a look-up then takes the same time however many orders there are.", Level: findings.High,
			Share: 0.28, Speedup: 5.62, Gain: 0.2302, Evidence: findings.Profile, Fingerprint: "9f86d081884c7d65",
			Related: []findings.Related{{File: "shop/pricing.py", Line: 6, Message: "`seen` is made here"}}},
		{Rule: "slow-json", Lever: "package", File: "shop/pricing.py", Line: 17, Col: 12, EndLine: 26, EndCol: 6, Symbol: "shop.pricing.load",
			Message: "All rows are kept in memory at once", Remedy: "Yield them one by one.", Level: findings.Medium, Resource: "memory",
			Share: 0.71, Speedup: 12, Gain: 0.65, Evidence: findings.Profile, Fingerprint: "60303ae22b998861"},
		{Rule: "sum-of-list", Lever: "simplify", File: "shop/pricing.py", Line: 30, Col: 22, EndLine: 30, EndCol: 55, Symbol: "shop.pricing.<module>",
			Message: "A list is built only to be summed, see [docs](http://example.org) and @someone", Remedy: "Drop the brackets.", Level: findings.Low,
			Share: 0.0004, Speedup: 1.1, Gain: 0.00004, Evidence: findings.Static, Fingerprint: "fd61a03af4f77d87"},
		{Rule: "iterrows", Lever: "numpy", File: "explore.ipynb", Cell: 3, Line: 2, Col: 15, EndLine: 2, EndCol: 28, Symbol: "nb.<module>",
			Message: "Rows are taken from a DataFrame one by one", Remedy: "Work on whole columns.", Level: findings.Low,
			Evidence: findings.Static, Fingerprint: "a4e624d686e03ed2"},
		{Rule: "eager-log", Lever: "simplify", File: "shop/gone.py", Line: 400, Col: 1, EndLine: 400, EndCol: 9, Symbol: "shop.gone.f",
			Message: "A log line is formatted though it is not written", Remedy: "Pass the arguments to the logger.", Level: findings.Hidden,
			Evidence: findings.Static, Fingerprint: "ef2d127de37b942b"},
	}
}

func fixtureRules() []RuleText {
	return []RuleText{
		{ID: "list-membership", Title: "Membership test on a list in a loop", What: "A list that only grows is searched with `in` inside a loop.",
			Why: "A list is searched from its start: 4.1 µs for 1,000 items against 31 ns in a set.", Before: "seen = []\nfor x in xs:\n    if x in seen:\n        continue\n    seen.append(x)\n",
			After: "seen = set()\nfor x in xs:\n    if x in seen:\n        continue\n    seen.add(x)\n", WhenNot: "When items are not hashable, or there are fewer than ten.",
			Lever: "simplify", URL: "https://wiki.python.org/moin/TimeComplexity"},
		{ID: "slow-json", Title: "JSON of the standard library on a hot path", What: "`json` is called on a hot path.", Lever: "package", Tags: []string{"packages"}},
		{ID: "thread-pool", Title: "Threads for CPU-bound work", Preview: true},
	}
}
