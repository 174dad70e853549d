"""The recorded pull requests and the recorded blog, put into a world as GitHub would have shown them."""

import json
import re
from pathlib import Path
from typing import Any

from hub.patches import files_in
from hub.world import Node, World, bare_commit, commit, thread

BLOG = "PrefectHQ/dev-log"
LOGINS = {"Alex Streed": "desertaxle"}  # git knows the name, the recordings know the login

MAIL = re.compile(r"^From ([0-9a-f]{40}) Mon Sep 17 00:00:00 2001$", re.MULTILINE)  # git's own fixed mbox line


def load_real(world: World, folder: Path) -> None:
    """Add the three recorded pull requests of PrefectHQ/prefect, and the blog PrefectHQ/dev-log, to a world."""
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


def _file(row: Node, final: Node) -> Node:
    """Return a file's row under its new name: git writes `a/{old => new}/b` where GitHub writes the path."""
    path = re.sub(r"\{(?:.*?) => (.*?)\}", r"\1", row["path"]).replace("//", "/").rpartition(" => ")[2]
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
