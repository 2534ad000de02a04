package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/molt-go/molt/analyzer/config"
	"github.com/molt-go/molt/analyzer/report"
	"github.com/molt-go/molt/analyzer/rules"
	"github.com/molt-go/molt/translate/remedies"
)

func newRules(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "rules [RULE]",
		Short: "List the rules, or explain one",
		Long: `rules lists what scan looks for. With the name of a rule it says what the rule
finds, why that is slow and how much, what to do, and when not to.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return rules.List(e.out)
			}
			if rules.Find(args[0]) == nil {
				return noRule(args[0])
			}
			return rules.Explain(e.out, args[0])
		},
	}
}

// noRule is the error for the name of a rule that does not exist.
func noRule(id string) error {
	hint := config.DidYouMean(id, rules.IDs())
	if hint == "" {
		hint = "; 'molt rules' lists them"
	}
	return fmt.Errorf("there is no rule %q%s", id, hint)
}

// ruleTexts returns what reports say of each rule.
func ruleTexts() []report.RuleText {
	var texts []report.RuleText
	applied := remedies.Rules()
	for _, r := range rules.All() {
		texts = append(texts, report.RuleText{
			ID:       r.ID,
			Title:    r.Title,
			What:     r.What,
			Why:      strings.TrimSpace(r.Why + " " + r.Measured()),
			Before:   r.Before,
			After:    r.After,
			WhenNot:  strings.Join(r.WhenNot, "; "),
			Lever:    r.Levers[0],
			Preview:  r.Preview,
			Measured: r.Measured(),
			Applies:  slices.Contains(applied, r.ID),
		})
	}
	return texts
}
