"""The page as a reader sees it: a small theme, a real Hugo, a real Chromium, and what must be there."""
