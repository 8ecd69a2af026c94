"""A server on loopback that answers from a list and remembers what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, BinaryIO


@dataclass(frozen=True)
class Asked:
    """A request as it came in."""

    method: str
    path: str
    headers: Mapping[str, str]
    content: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.content) if self.content else None


@dataclass(frozen=True)
class Answer:
    """A response: an object becomes JSON."""

    body: Any = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


Reply = Callable[[Asked], Answer]


@dataclass
class Server:
    """A running server."""

    url: str
    asked: list[Asked]


def content_of(headers: Mapping[str, str], stream: BinaryIO) -> bytes:
    """The body of a request: what is left of it would be taken for the next one."""
    if headers.get("transfer-encoding") != "chunked":
        return stream.read(int(headers.get("content-length") or 0))
    content = b""
    while length := int(stream.readline(), 16):
        content += stream.read(length)
        stream.readline()
    stream.readline()
    return content


@contextmanager
def serving(*answers: Answer | Any, reply: Reply | None = None) -> Generator[Server]:
    """Serve answers, one after the other, or what `reply` makes of each request."""
    asked: list[Asked] = []
    waiting = [answer if isinstance(answer, Answer) else Answer(answer) for answer in answers]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_one(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = Asked(self.command, self.path, headers, content_of(headers, self.rfile))
            asked.append(request)
            answer = reply(request) if reply else waiting.pop(0) if waiting else Answer({"error": "no more"}, 599)
            self.send_response(answer.status)
            content = b"" if answer.status == 204 else answer.content
            for name, value in {"content-type": "application/json", **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_QUERY = do_Copy = handle_one

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield Server(f"http://127.0.0.1:{server.server_port}", asked)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
