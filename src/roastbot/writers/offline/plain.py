"""The last resort: a post of sentences that were each held against the check, for when a better one will not pass."""

from dataclasses import replace

from roastbot.brief import Brief
from roastbot.writers import Draft, Provenance
from roastbot.writers.offline.desk import listed
from roastbot.writers.offline.proofs import Proofs

ENDING = (
    "Whatever else there is to tell stands in its own title, its description and its commits, where anybody can read "
    "it in the words of the people who wrote it. This post stops here on purpose. What could not be checked is not "
    "told."
)
BARE = Draft(
    title="Short and Checked",
    description="What can be said for certain about a merged pull request.",
    body=ENDING,
    verdict_name="The Closed Book",
    verdict_line="is merged, and open to anybody who reads",
    provenance=Provenance("offline"),
)


def plain_post(brief: Brief) -> Draft:
    """Return the plainest post about a pull request: how big it is, three things it says, and where the rest stands.

    Whatever of that does not pass the check is left out.
    """
    proofs = Proofs.of(brief)
    size = f"{proofs.desk.sum_of('pull')} in {proofs.desk.count('pull.files')}"
    told = f"What can be said for certain about {size}."
    opened = replace(BARE, body="\n\n".join((_opening(proofs), ENDING)), description=told)
    return proofs.with_receipts(opened if proofs.passes(opened) else BARE)


def _opening(proofs: Proofs) -> str:
    desk = proofs.desk
    told = "[This pull request](evidence:title) is merged, and it was the one to tell about."
    size = [desk.count(name) for name in ("pull.files", "commits.count")]
    return f"{told} Git counts {desk.sum_of('pull')} in {listed([part for part in size if part])}."
