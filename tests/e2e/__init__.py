"""The action as its users run it: a real runner, a real container, a consumer's own workflow."""
