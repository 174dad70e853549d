r"""GitHub on loopback, and Claude beside it: GitHub's own GraphQL schema and OpenAPI, with real git behind them.

Fixtures (hub_fixtures.py): `hub` (empty world), `real_hub` (the recorded pull requests and blog; token `real-token`),
`claude`. What the hub had to refuse fails the test at teardown; a test that provokes a refusal clears
`hub.refusals` (or `claude.refusals`).

    hub.world.add_token("t", "alice", writes=["alice/blog"])      # reads=() is blind; unknown tokens are 401
    hub.world.add_repository("alice/blog", {"hugo.toml": "..."}, workflows=["deploy.yml"])
    hub.world.add_repository("acme/app", {".gitattributes": "..."}, private=False)
    hub.world.add_pull("acme/app", 7, "Cache", author="alice", merged="2026-04-10T12:00:00Z", labels=["x"],
        commits=[commit("Add a cache", {"a.py": "+one\n-two"}, body="Why.", at="2026-04-08T10:00:00-05:00"),
                 commit("Merge main", parents=2)],
        reviews=[review("bob", "APPROVED", "ok")], threads=[thread("a.py", ("bob", "why?"), (None, "hm"), line=1)],
        comments=[comment("bob", "nice")], events=[event("ConvertToDraftEvent", "2026-04-09T01:00:00Z")])
    hub.world.add_pull("acme/app", 9, "Whole", commits=[...], method="rebase",  # files of base and merge commit, which
        texts={"a.py": ("before", "after"), "new.py": (None, "x"), "AGENTS.md": ("rule", "rule")})    # real git holds
    hub.world.add_pull("acme/app", 8, "Wide", files={"a.py": (100, 20)})   # sizes alone: one commit makes them
    GitHub.connect(hub.url, Secret("t"))                                   # hub.url + "/api/v3" is Enterprise Server

    hub.git("alice/blog").head("main"), .read(path), .paths("main"), .path (the bare repository)
    hub.git("acme/app").commit("pull/9", {"a.py": "old"}, (), "Grind (#3)", ("Bob", "bob@example.org"))  # before
        # add_pull: what base and merge commit are laid upon, so that blame has somebody to name
    hub.someone_commits("alice/blog", {"theirs.md": "..."})                # now
    hub.fail_next("createCommitOnBranch", "head-moves" | "502" | "502-after-commit" | "rate-limited")
    hub.fail_next("Evidence", "partial", at=("node", "reviews"))           # also times=2; matcher may be a function
    [asked.operation or asked.path for asked in hub.log], hub.dispatches    # tarballs come from another host: no log

    claude.enqueue({"title": ...}), .enqueue("{", stop_reason="max_tokens"), .enqueue(stop_reason="refusal"),
    .enqueue(status=529), .enqueue("text", broken_after=2), .enqueue(lambda request: ...); claude.history, claude.url

Without build/schemas (npm) the tests are skipped by name.
Not modelled, and refused: everything else. In a test, extra GraphQL fields are keys: `add_pull(..., isDraft=True)`.
"""
