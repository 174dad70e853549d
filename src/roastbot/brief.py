"""The brief: everything a writer gets to know about one pull request, inside the token budget."""

from dataclasses import dataclass

from roastbot.evidence import Dossier
from roastbot.findings import Fact, Finding
from roastbot.restraint import NONE, Restraint
from roastbot.voice import PLAIN, Voice


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a change a model was shown, counted in the prompt itself.

    Files and changed lines read, of how many: a line is counted in each commit that changed it. `left_out` says in
    plain sentences what did not fit or was left out on purpose.
    """

    files_read: int = 0
    files: int = 0
    lines_read: int = 0
    lines: int = 0
    left_out: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The two counts in one sentence."""
        return (
            f"{self.files_read:,} of {self.files:,} files and {self.lines_read:,} of {self.lines:,} changed lines "
            "are in the brief"
        )


@dataclass(frozen=True, slots=True)
class Brief:
    """What a writer works from.

    The offline writer reads `dossier`, `facts` and `findings`; a model reads `system` and `prompt`, which hold
    the same things in words. `tokens` is our own estimate of what the first request holds, `repair_tokens` what a
    later one may hold besides to mend a draft. `coverage` says how much of the change is in the prompt,
    `restraint` why the roast is a mild one, if it is, `voice` how the author asked for it.
    """

    dossier: Dossier
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    system: str
    prompt: str
    tokens: int
    repair_tokens: int = 0
    coverage: Coverage = Coverage()
    restraint: Restraint = NONE
    voice: Voice = PLAIN

    @property
    def evidence(self) -> str:
        """The block of the prompt that holds the evidence, with its marks; empty where a brief has none."""
        opened, closed = self.prompt.find("<evidence>"), self.prompt.rfind("</evidence>")
        return self.prompt[opened : closed + len("</evidence>")] if 0 <= opened < closed else ""

    @property
    def left_out(self) -> tuple[str, ...]:
        """What a reader of the report should know that the model did not see, in plain sentences."""
        read = self.coverage
        return ((read.sentence,) if read.lines_read < read.lines else ()) + read.left_out
