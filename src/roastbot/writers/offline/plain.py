"""The last resort: a post of sentences that need no proof beyond the facts, for when a better one will not pass."""

from roastbot.brief import Brief
from roastbot.writers import Draft, Provenance

FIGURES = ("pull.additions", "pull.deletions", "pull.files", "commits.count")


def plain_post(brief: Brief) -> Draft:
    """Return the plainest post about a pull request: that it was merged, how big it is, and where the rest stands."""
    facts = {fact.id: fact for fact in brief.facts}
    told = [f"{facts[name].value:,} {_noun(name, facts[name].value)}" for name in FIGURES if name in facts]
    size = f"Git counts {', '.join(told)}. " if told else ""
    return Draft(
        title="Short and Checked",
        description="What can be said for certain about a merged pull request.",
        body=(
            "[This pull request](evidence:title) is merged, and it was the one to tell about. "
            f"{size}Whatever else there is to tell stands in its own title, its description and its commits, where "
            "anybody can read it in the words of the people who wrote it.\n\n"
            "This post stops here on purpose. What could not be checked is not told."
        ),
        verdict_name="The Closed Book",
        verdict_line="is merged, and open to anybody who reads",
        provenance=Provenance("offline"),
    )


def _noun(name: str, value: object) -> str:
    one, many = {
        "pull.additions": ("added line", "added lines"),
        "pull.deletions": ("deleted line", "deleted lines"),
        "pull.files": ("file", "files"),
        "commits.count": ("commit", "commits"),
    }[name]
    return one if value == 1 else many
