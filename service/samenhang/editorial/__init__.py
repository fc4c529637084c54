"""The editorial checks: whether knowledge, rules, cases and examples are as they should be, ours and anyone's."""
