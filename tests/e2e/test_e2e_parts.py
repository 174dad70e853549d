"""The end-to-end tests' own parts: the runner's log read back, the consumer's workflow, and what is missing."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from e2e import consumer
from e2e.act import IMAGE, Run, read_log
from e2e.engine import Engine
from e2e.scenarios import loud_in
from page.checked import Checked, MissingProgramError
from page.site import find_program

NOW = datetime(2026, 3, 30, 13, 5, tzinfo=UTC)


def run_of(*entries: dict[str, object] | str) -> Run:
    """Return the run that a log of these entries tells of; a text is a line that is not JSON."""
    lines = [entry if isinstance(entry, str) else json.dumps({"msg": "", **entry}) for entry in entries]
    return read_log(lines, NOW, NOW)


def test_a_log_without_a_container_is_not_a_run() -> None:
    """A build that failed leaves the engine's own words, and no container."""
    run = run_of({"msg": "building at STEP: exit status 1\n", "level": "error"}, "Error: Job 'roast' failed")
    assert not run.image_ran
    assert not run.succeeded
    assert run.errors == "building at STEP: exit status 1\nError: Job 'roast' failed"


def test_a_log_gives_outputs_summary_steps_and_what_was_printed() -> None:
    """Only what the roast step wrote into its files counts as outputs and summary."""
    run = run_of(
        {"msg": f"docker run image={IMAGE}:latest"},
        {"msg": "hello\n", "raw_output": True},
        {"msg": "  ::notice::x", "raw": "::notice::x\n", "command": "notice", "arg": "x"},
        {"command": "set-output", "name": "outcome", "arg": "roasted", "stepID": ["roast"]},
        {"command": "set-output", "name": "outcome", "arg": "other", "stepID": ["1"]},
        {"command": "summary", "content": "## Roasted\n", "stepID": ["roast"]},
        {"stage": "Main", "step": "Roast", "stepResult": "success"},
        {"jobResult": "success"},
    )
    assert run.succeeded
    assert run.image_ran
    assert (run.outputs, run.summary, run.steps) == ({"outcome": "roasted"}, "## Roasted\n", {"Roast": "success"})
    assert run.log == "hello\n::notice::x\n"


def test_an_example_changes_only_where_a_person_must_change_it() -> None:
    """What the consumer runs is the example, with the key's line replaced and a reader at the end."""
    text = consumer.workflow("weekly-roast.yml", {consumer.KEY_LINE: "writer: offline"})
    ours, theirs = yaml.safe_load(text), yaml.safe_load((consumer.ROOT / "examples" / "weekly-roast.yml").read_text())
    *steps, reader = ours["jobs"]["roast"]["steps"]
    assert set(reader["env"].values()) == {f"${{{{ steps.roast.outputs.{name} }}}}" for name in consumer.READ}
    del steps[0]["with"]["writer"], theirs["jobs"]["roast"]["steps"][0]["with"]["anthropic-api-key"]
    ours["jobs"]["roast"]["steps"] = steps
    assert ours == theirs


def test_an_example_that_lost_a_line_is_noticed() -> None:
    """A change that no longer fits the example is an error and not a silent nothing."""
    with pytest.raises(ValueError, match="0 times, not once: no such line"):
        consumer.workflow("weekly-roast.yml", {"no such line": ""})


def test_a_missing_program_is_one_sentence() -> None:
    """The message is the caller's own, since only the caller knows what installs the program."""
    with pytest.raises(MissingProgramError, match=r"^e2e: no such thing$"):
        find_program("a-program-nobody-has", missing="e2e: no such thing")


@pytest.mark.parametrize("host", ["unix:///nowhere/docker.sock", "tcp://127.0.0.1:9"])
def test_an_engine_that_does_not_answer_is_one_sentence(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence names the address that was tried and what to do."""
    monkeypatch.setenv("DOCKER_HOST", host)
    with pytest.raises(MissingProgramError, match=f"no container engine answers at {host}.*start Docker"):
        Engine.find()


def test_what_was_asserted_reads_as_a_sentence() -> None:
    """What holds says so; what does not says what was there instead, cut to a line's length."""
    assert str(Checked(holds=True, what="the job succeeded", seen="x")) == "ok: the job succeeded"
    assert str(Checked(holds=False, what="the job succeeded", seen="no")) == "NOT SO: the job succeeded (seen: no)"
    assert len(str(Checked(holds=False, what="it", seen="x" * 9999))) < 400


def test_a_summary_that_quotes_html_in_code_is_quiet_and_one_that_holds_it_is_not() -> None:
    """Code is text to a reader; everything else that GitHub would render is named."""
    assert loud_in("a `<script>` and [this](https://github.com/ada/engine/pull/8)\n\n```\n<img src=x>\n```\n") == []
    assert loud_in("a <b>x</b> ![y](z) [w](https://evil.example/)") == ["<b>", "</b>", "y", "https://evil.example/"]


def test_the_action_is_exported_without_what_git_ignores(tmp_path: Path) -> None:
    """A user's runner checks out what is tracked; environments and build folders stay behind."""
    target = consumer.export_action(tmp_path)
    assert (target / "Dockerfile").is_file()
    assert not (target / ".venv").exists()
    assert not (target / "build").exists()
