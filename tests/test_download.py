"""A repository's files lie on another host: what is fetched there, and what is not taken along."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from roastbot.config_values import Secret
from roastbot.errors import BlindTokenError, GitHubError
from roastbot.github import PIECE, GitHub, UnansweredError
from test_github import TOKEN, Reply, Scripted, refusal


def files_of(door: GitHub) -> bytes:
    """Return a repository's tarball."""
    return b"".join(door.tarball("acme/app", "a" * 40))


@pytest.fixture
def elsewhere() -> Iterator[Scripted]:
    """Open another host, which pours a large answer."""
    with Scripted((200, b"tar" * 100_000, {"Content-Type": "application/x-gzip"})) as server:
        server.url = server.url.replace("127.0.0.1", "localhost")
        yield server


def sent_to(server: Scripted) -> Reply:
    """Return GitHub's word that something lies at another server."""
    return 302, b"", {"Location": f"{server.url}/acme/app/tar.gz?token=once"}


def test_files_are_fetched_from_where_github_says_and_the_token_is_not_taken_along(
    elsewhere: Scripted, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """No Authorization, no cookie, not even what somebody's .netrc says about that host."""
    (tmp_path / ".netrc").write_text(f"default login me password {TOKEN}\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    with Scripted(sent_to(elsewhere)) as server, closing(GitHub.connect(server.url, Secret(TOKEN))) as door:
        assert files_of(door) == b"tar" * 100_000
    ((method, path, headers, body),) = elsewhere.asked
    assert (method, path, body) == ("GET", "/acme/app/tar.gz?token=once", b"")
    assert not {"authorization", "cookie"} & headers.keys()
    assert TOKEN not in str(headers)
    assert TOKEN in server.asked[0][2]["authorization"]
    assert server.asked[0][1] == f"/repos/acme/app/tarball/{'a' * 40}"


def test_files_come_piece_by_piece(elsewhere: Scripted) -> None:
    """Nobody holds the whole of it, and whoever has enough stops."""
    with Scripted(sent_to(elsewhere)) as server, closing(GitHub.connect(server.url, Secret(TOKEN))) as door:
        stream = door.tarball("acme/app", "a" * 40)
        assert len(next(stream)) == PIECE
        stream.close()


def test_a_redirect_that_does_not_end_at_the_files_is_not_followed(elsewhere: Scripted) -> None:
    """One other host, not a chain of them."""
    with Scripted((200, b"tar", {})) as third:
        elsewhere.reply = sent_to(third)
        assert "did not serve" in str(refusal(sent_to(elsewhere), files_of))
        assert third.asked == []


@pytest.mark.parametrize(
    ("reply", "error", "words"),
    [
        ((404, {"message": "Not Found"}, {}), BlindTokenError, "may not read the files of acme/app"),
        ((403, {"message": "Resource not accessible"}, {}), BlindTokenError, "may not read the files of acme/app"),
        ((502, {"message": "Server Error"}, {}), UnansweredError, "did not answer the files"),
        ((200, b"no redirect", {}), GitHubError, "in no way GitHub does"),
        ((302, b"", {}), GitHubError, "in no way GitHub does"),
        ((302, b"", {"Location": "file:///etc/passwd"}), GitHubError, "in no way GitHub does"),
        ((302, b"", {"Location": "https://"}), GitHubError, "in no way GitHub does"),
        ((302, b"", {"Location": "http://"}), UnansweredError, "broke off"),
    ],
)
def test_files_that_are_not_to_be_had_are_an_error(reply: Reply, error: type[GitHubError], words: str) -> None:
    """Never an address of another kind than GitHub's own."""
    caught = refusal(reply, files_of)
    assert type(caught) is error
    assert words in str(caught)


@pytest.mark.parametrize(
    "reply",
    [
        (404, b"gone", {}),
        (200, b"packed again", {"Content-Encoding": "gzip"}),
    ],
)
def test_a_download_that_fails_is_unanswered(elsewhere: Scripted, reply: Reply) -> None:
    """Gone, or packed a second time, which nobody asked for."""
    elsewhere.reply = reply
    assert isinstance(refusal(sent_to(elsewhere), files_of), UnansweredError)


def test_a_download_that_breaks_off_is_unanswered_whatever_came_before() -> None:
    """The other end hangs up in the middle of a piece."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            with listening.accept()[0] as caller:
                caller.recv(PIECE)
                caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf")

        serving = threading.Thread(target=serve)
        serving.start()
        address = f"http://localhost:{listening.getsockname()[1]}/tar.gz"
        assert "broke off" in str(refusal((302, b"", {"Location": address}), files_of))
        serving.join()
