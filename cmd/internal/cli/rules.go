package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/molt-go/molt/analyzer/rules"
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
				return fmt.Errorf("there is no rule %q; 'molt rules' lists them", args[0])
			}
			return rules.Explain(e.out, args[0])
		},
	}
}
