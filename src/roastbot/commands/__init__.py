"""The commands about one pull request: `dossier`, and from a file too `facts`, `brief`, `preview` and `check`."""
