"""Everything that can stop a run, drawn once.

RoastbotError                    what failed, the usual cause, the fix; caught in one place (action.py, cli.py)
├── ConfigError                  a setting is missing, malformed or contradicts another
├── BlogError                    the blog cannot be read, or must not be written as it is
│   ├── LedgerError              the ledger is cut off, unparsable or of an unknown version
│   └── FooterError              a footer file's markers are missing or doubled
├── GitHubError                  GitHub refused, or did not answer
│   ├── BlindTokenError          the token cannot see what it was asked to look at
│   └── UnansweredError          no answer, or none in time (github.py); UncertainWriteError: of a write
├── DossierError                 a saved dossier cannot be read, or not be written
├── PostError                    a post that is to be checked cannot be read
├── StaleHeadError               the blog's branch moved between reading and writing (retried by the pipeline)
├── PublishError                 the commit could not be made, or nobody can tell whether it was
├── WriterError                  a writer is misconfigured: no credential, a refused key, an unknown name
├── WriterUnavailableError       a writer cannot write this one now: outage, refusal, truncation (offline takes over)
└── GateError                    something that must not leave was about to

Every other exception is a bug in roastbot and keeps its traceback.
"""


class RoastbotError(Exception):
    """One failure a user can act on.

    `what` names the input or the thing that failed, `cause` the usual reason, `fix` what to do about it. Each
    is one sentence without a full stop at its end, and none of them may hold a secret.
    """

    def __init__(self, what: str, *, cause: str, fix: str) -> None:
        super().__init__(what)
        self.what = what
        self.cause = cause
        self.fix = fix

    def __str__(self) -> str:
        return f"{self.what}. Usual cause: {self.cause}. Fix: {self.fix}."


class ConfigError(RoastbotError):
    """A setting is missing, malformed or contradicts another one."""


class BlogError(RoastbotError):
    """The blog cannot be read, or must not be written as it is."""


class LedgerError(BlogError):
    """The ledger is cut off, unparsable or of a version this roastbot does not know."""


class FooterError(BlogError):
    """A footer file is missing, or its pair of markers is missing, doubled or turned round."""


class GitHubError(RoastbotError):
    """GitHub refused a request, or did not answer it."""


class BlindTokenError(GitHubError):
    """The token cannot see the author, a repository or any of their merged pull requests."""


class DossierError(RoastbotError):
    """A saved dossier is missing, malformed or of a version this roastbot does not know, or cannot be written."""


class PostError(RoastbotError):
    """A post that is to be checked is missing, too long or no text."""


class StaleHeadError(RoastbotError):
    """The blog's branch moved between reading and writing; the run reads again and decides again."""


class PublishError(RoastbotError):
    """The commit could not be made, or nobody can tell whether it was."""


class WriterError(RoastbotError):
    """A writer is misconfigured; falling back would hide it, so the run fails."""


class WriterUnavailableError(RoastbotError):
    """A writer cannot write this one now; the offline writer takes over and the report says so."""


class GateError(RoastbotError):
    """Something that must never leave (a secret, raw HTML, a foreign link) was about to."""
