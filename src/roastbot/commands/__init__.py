"""The commands that read one pull request: `dossier`, `facts`, `brief`, `preview`; the last three run from a file."""
