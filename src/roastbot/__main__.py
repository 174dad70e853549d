"""`python -m roastbot` is the command line."""

from roastbot.cli import main

main()
