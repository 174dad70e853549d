"""The recorded pull requests and the recorded blog, put into a world as GitHub would have shown them."""

import json
import re
from pathlib import Path
from typing import Any

from hub.patches import FileDiff, files_in
from hub.world import Node, World, bare_commit, commit, thread

BLOG = "PrefectHQ/dev-log"
RULES, AUDIT = "AGENTS.md", ".planning/codebase/CONCERNS.md"  # where prefect keeps them
LOGINS = {"Alex Streed": "desertaxle"}  # git knows the name, the recordings know the login

MAIL = re.compile(r"^From ([0-9a-f]{40}) Mon Sep 17 00:00:00 2001$", re.MULTILINE)  # git's own fixed mbox line


def load_real(world: World, folder: Path) -> None:
    """Add the three recorded pull requests of PrefectHQ/prefect, and the blog PrefectHQ/dev-log, to a world.

    Of their files, base and merge commit hold those that the change added or deleted, and the repository's documents.
    """
    world.user("PrefectHQ", "Organization")
    world.add_repository("PrefectHQ/prefect")
    log = folder / "dev-log"
    files = {path.relative_to(log).as_posix(): path.read_bytes() for path in log.rglob("*") if path.is_file()}
    world.add_repository(BLOG, files, workflows=["deploy.yml"])
    for recorded in sorted(folder.glob("prefect-*/pull.json")):
        _load_pull(world, recorded.parent)


def _load_pull(world: World, folder: Path) -> None:
    said: Node = json.loads((folder / "pull.json").read_text())
    patch, diff = (folder / "pull.patch").read_bytes(), (folder / "pull.diff").read_bytes()
    mails = split_mbox(patch.decode(errors="surrogateescape"), [made["oid"] for made in said["commits"]])
    commits = [_commit(made, mails.get(made["oid"], "")) for made in said["commits"]]
    final = {file.path: file for file in files_in(diff.decode(errors="surrogateescape"))}
    files = [_file(row, final) for row in said["files"]]
    kept = {path: (text, text) for path, text in documents(folder.parent).items()}
    begun = min(made["authored"] for made in said["commits"])
    world.add_pull(
        said["repo"],
        said["number"],
        said["title"],
        author=said["author"],
        # a date alone, or nothing, is recorded: the first commit's author date is the earliest it can have been opened
        created=begun,
        merged=said["merged"],
        commits=commits,
        files=files,
        body=said["body"],
        labels=said["labels"],
        threads=[_thread(one) for one in said["threads"]],
        diff=diff,
        patch=patch,
        texts={**kept, **{path: pair for path, file in final.items() if (pair := _whole(file))}},
        baseRefOid=said["base_commit"],
        headRefOid=said["head_commit"],
        mergeCommit=bare_commit(said["merge_commit"]),
        **{name: said[name] for name in ("additions", "deletions")},
        changedFiles=said["changed_files"],
    )


def _commit(made: Node, mail: str) -> Node:
    """Return a recorded commit; its sizes are counted from its mail, and a merge commit, without one, has none."""
    name, dates = made["author"], {"at": made["authored"], "committed": made["committed"]}
    diff = mail[mail.find("\ndiff --git ") + 1 :] if "\ndiff --git " in mail else ""
    who: dict[str, Any] = {"name": name, "login": LOGINS.get(name), "email": f"{name.replace(' ', '.')}@example.org"}
    node = commit(made["headline"], diff, body=made["body"], oid=made["oid"], **dates, **who)
    return node | {"parents": [bare_commit(parent) for parent in made["parents"]]}


def _whole(file: FileDiff) -> tuple[str | None, str | None] | None:
    """Return a file before and after where the final diff holds all of it: it was added, or deleted."""
    text = "".join(f"{line[1:]}\n" for line in (file.patch or "").split("\n")[1:] if line[:1] in ("+", "-"))
    return {"ADDED": (None, text), "DELETED": (text, None)}.get(file.change)


def documents(folder: Path) -> dict[str, str]:
    """Return what prefect's repository says about itself, by path."""
    kept = {RULES: "prefect-rules.md", AUDIT: "CONCERNS.md"}
    return {path: (folder / name).read_text(encoding="utf-8") for path, name in kept.items()}


def plain_path(path: str) -> str:
    """Return a path as GitHub writes it: of git's `a/{old => new}/b` the new one."""
    return re.sub(r"\{(?:.*?) => (.*?)\}", r"\1", path).replace("//", "/").rpartition(" => ")[2]


def _file(row: Node, final: Node) -> Node:
    path = plain_path(row["path"])
    return {"path": path, **{key: row[key] for key in ("additions", "deletions")}, "changeType": final[path].change}


def _thread(said: Node) -> Node:
    """Return a recorded thread; where its file was not recorded, GitHub's schema still wants a path."""
    remarks = [(one["author"], one["body"]) for one in said["comments"]]
    node = thread(said["path"] or "(not recorded)", *remarks, line=said["line"])
    for comment, one in zip(node["comments"], said["comments"], strict=True):
        comment["url"] = one["url"] or comment["url"]
    return node


def split_mbox(mbox: str, oids: list[str]) -> dict[str, str]:
    """Return each commit's mail by oid, splitting only at lines that name one of these commits."""
    starts = [found for found in MAIL.finditer(mbox) if found[1] in oids]
    ends = [found.start() for found in starts[1:]] + [len(mbox)]
    return {found[1]: mbox[found.start() : end] for found, end in zip(starts, ends, strict=True)}
