"""python -m igny8_core.fuzzing [--cases N] [--phases P] [--seed N] [--report FILE]

Makes requests of every operation of the OpenAPI document, right ones and wrong ones, and sends them as an owner to a
server with data. Exits with 1 when an answer was a server fault, undocumented, of another type or of another shape.
"""

from __future__ import annotations

import argparse
import math
import subprocess
import sys
import urllib.request
from pathlib import Path

from igny8_core.fuzzing.ids import SEED
from igny8_core.fuzzing.server import ROOT, Server, running_server

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "unsupported_method",
)
#: Left out, each for a reason.
EXCLUDED = {
    # The session that asks would end, and all later answers were 401.
    r"/auth/(logout|login|sessions|password)": "ends or changes the session",
    r"/accounts/(members|invitations|api_keys)/.+": "may take the role of whoever asks",
    # These call other servers while one waits: a test of DNS, not of ours.
    r"/settings/providers/test/": "calls a provider",
    r"/webhook/test/": "calls a webhook",
}


def main() -> int:
    """One session."""
    asked = _arguments()
    with running_server() as server:
        hooks = {"PYTHONPATH": str(ROOT), "SCHEMATHESIS_HOOKS": "igny8_core.fuzzing.hooks", SEED: str(server.seed)}
        environment = {**server.environment, **hooks}
        done = subprocess.run(command(server, asked), cwd=server.seed.parent, env=environment, check=False)
        if done.returncode:
            print(server.log.read_text()[-20_000:], file=sys.stderr)
    return done.returncode


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m igny8_core.fuzzing", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=int, default=10_000, help="about so many, spread over the operations")
    parser.add_argument("--phases", default="coverage,fuzzing", help="coverage: one thing wrong; fuzzing: random")
    parser.add_argument("--seed", type=int, default=1, help="the same seed sends the same requests")
    parser.add_argument("--report", type=Path, help="the figures as JSON")
    return parser.parse_args()


def per_operation(server: Server, cases: int) -> int:
    """Operations without parameters have one case only; the others make up for them."""
    with urllib.request.urlopen(f"{server.url}/api/v1/schema/", timeout=60) as answer:
        operations: int = answer.read().count(b"operationId:")
    return math.ceil(1.5 * cases / operations)


def command(server: Server, asked: argparse.Namespace) -> list[str]:
    """The call of schemathesis."""
    words = [str(Path(sys.executable).with_name("schemathesis")), "run", f"{server.url}/api/v1/schema/"]
    words += ["--checks", ",".join(CHECKS), "--phases", asked.phases, "--seed", str(asked.seed), "--no-color"]
    words += [
        "--max-examples",
        str(per_operation(server, asked.cases)),
        "--continue-on-failure",
        "--no-shrink",
        "--generation-database",
        "none",
    ]
    words += ["--suppress-health-check", "all", "--warnings", "off", "--max-redirects", "0"]
    # Given twice, the option would forget the first.
    words += ["--exclude-path-regex", "|".join(EXCLUDED)]
    cookie = "; ".join(f"{name}={value}" for name, value in server.cookies.items())
    words += ["--header", f"Cookie: {cookie}", "--header", f"X-CSRFToken: {server.cookies['csrftoken']}"]
    if asked.report:
        words += ["--report", "json", "--report-json-path", str(asked.report.resolve())]
    return words


if __name__ == "__main__":
    sys.exit(main())
