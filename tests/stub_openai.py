"""A loopback server that speaks the chat protocol, checks its requests and misbehaves on cue."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest


@dataclass
class Step:
    """One answer: a reply text, or a status with a body."""

    text: str | None = None
    status: int = 200
    body: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0.0
    delay: float = 0.0
    finish: str = "stop"
    refusal: str | None = None
    hang_up: bool = False


def completion(step: Step) -> str:
    message = {"role": "assistant", "content": step.text, "refusal": step.refusal}
    return json.dumps(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1765500000,
            "model": "stub-1",
            "choices": [{"index": 0, "message": message, "finish_reason": step.finish}],
            "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18},
        }
    )


def refused(message: str, status: int = 400) -> Step:
    body = {"error": {"message": message, "type": "invalid_request_error", "code": None}}
    return Step(status=status, body=json.dumps(body))


class StubServer:
    """Plays its steps in order, the last one for ever, and keeps what came in.

    With a `writer`, a request's body decides what is answered.
    """

    def __init__(self) -> None:
        self.writer: Callable[[dict[str, Any]], str] | None = None
        self.steps: list[Step] = [Step(text="{}")]
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.complaints: list[str] = []
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}/v1"

    def play(self, *steps: Step | str) -> None:
        self.steps = [Step(text=step) if isinstance(step, str) else step for step in steps]

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def _next(self) -> Step:
        return self.steps.pop(0) if len(self.steps) > 1 else self.steps[0]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                stub.requests.append(body)
                stub.paths.append(self.path)
                stub.headers.append({k.lower(): v for k, v in self.headers.items()})
                stub.complaints += complaints(self.path, body)
                answer(self, Step(stub.writer(body)) if stub.writer else stub._next())

            def log_message(self, *_: object) -> None:
                pass

        return Handler


def complaints(path: str, body: dict[str, Any]) -> list[str]:
    """What a strict server would refuse in a request."""
    found = []
    if path != "/v1/chat/completions":
        found.append(f"unknown path {path}")
    if body.get("stream"):
        found.append("asked for a stream")
    if [m["role"] for m in body["messages"]][:2] != ["system", "user"]:
        found.append("messages do not open with system and user")
    unknown = set(body) - {
        "model", "messages", "response_format", "max_tokens", "max_completion_tokens",
        "temperature", "top_p", "seed", "stream",
    }  # fmt: skip
    if unknown:
        found.append(f"unknown keys {sorted(unknown)}")
    wanted = body.get("response_format")
    if wanted and wanted["type"] == "json_schema":
        if wanted["json_schema"].get("strict") is not True:
            found.append("the schema is not strict")
        found += loose_objects(wanted["json_schema"]["schema"])
    return found


def loose_objects(schema: Any) -> list[str]:
    """Objects that OpenAI's strict mode refuses: open ones, or with optional properties."""
    if isinstance(schema, list):
        return [c for item in schema for c in loose_objects(item)]
    if not isinstance(schema, dict):
        return []
    found = [c for value in schema.values() for c in loose_objects(value)]
    if schema.get("type") == "object":
        if schema.get("additionalProperties") is not False:
            found.append("an object admits additional properties")
        if sorted(schema.get("required", [])) != sorted(schema.get("properties", {})):
            found.append("an object has optional properties")
    return found


def answer(handler: BaseHTTPRequestHandler, step: Step) -> None:
    time.sleep(step.delay)
    if step.hang_up:
        handler.close_connection = True
        handler.connection.close()
        return
    data = (completion(step) if step.body is None else step.body).encode()
    try:
        handler.send_response(step.status)
        for name, value in step.headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        if step.drip:
            for byte in data:
                handler.wfile.write(bytes([byte]))
                handler.wfile.flush()
                time.sleep(step.drip)
        else:
            handler.wfile.write(data)
    except (BrokenPipeError, ConnectionResetError):
        handler.close_connection = True


@pytest.fixture
def stub() -> Iterator[StubServer]:
    """A running server; whatever a test does, its requests must be well formed."""
    server = StubServer()
    yield server
    server.close()
    assert server.complaints == []
