"""What nobody thought of: requests made up from the contract get no 5xx and no answer that it does not promise."""

from typing import Any

import pytest
import schemathesis
from httpx2 import InvalidURL, Response
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case
from schemathesis.generation import GenerationMode

from api.limits import Buckets
from tests.bodies import Story
from tests.contract import OPERATIONS, SPEC, Client, Operation
from tests.databases import KIND

# The stricter of the two is asked more.
EXAMPLES = 5 if KIND == "postgresql" else 2
LEFT_ALONE = {
    "end_sessions",  # would sign the caller out
    "print_analysis",  # draws a document at every try
    "replace_password",  # hashes a password at every try, as do the next
    "sign_in",
    "sign_out",
}
SCHEMA = schemathesis.openapi.from_dict(SPEC)
FUZZED = [operation for operation in OPERATIONS if operation.id not in LEFT_ALONE]


def cases(operation: Operation) -> st.SearchStrategy[Case]:
    """Requests as the contract has them, and requests that break it somewhere."""
    told = SCHEMA[operation.path][operation.method]
    return st.one_of(told.as_strategy(GenerationMode.POSITIVE), told.as_strategy(GenerationMode.NEGATIVE))


def call(client: Client, case: Case) -> Response | None:
    """Send a case; None when it is no request that any client could send."""
    told: dict[str, Any] = case.as_transport_kwargs(base_url="http://testserver")
    headers = {name: str(value) for name, value in dict(told.get("headers") or {}).items()}
    data = told.get("data")
    body = {"content": data} if isinstance(data, bytes | str) else {"data": data}
    try:
        request = client.build_request(
            told["method"],
            told["url"],
            params=told.get("params"),
            headers={name: value for name, value in headers.items() if name.lower() != "authorization"},
            json=told.get("json"),
            files=told.get("files"),
            **body,
        )
    except (InvalidURL, ValueError, TypeError, UnicodeError):
        return None
    return client.send(request)


@pytest.mark.parametrize("operation", FUZZED, ids=str)
def test_no_request_breaks_the_service_or_gets_an_unpromised_answer(operation: Operation, story: Story) -> None:
    story.app.state.buckets = Buckets(burst=1_000_000)
    path = story.path(operation)
    real = dict(zip(operation.path.split("/"), path.split("/"), strict=True))
    answered = 0

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def tried(data: st.DataObject) -> None:
        nonlocal answered
        case = data.draw(cases(operation))
        if data.draw(st.booleans(), label="about what exists"):
            case.path_parameters = {name.strip("{}"): value for name, value in real.items() if name.startswith("{")}
        elif operation.in_practice:
            case.path_parameters = {**(case.path_parameters or {}), "practice_id": str(story.owner.practice_id)}
        answer = call(story.owner, case)
        if answer is not None:
            answered += 1
            assert answer.status_code < 500, answer.text

    tried()
    assert answered
