"""Remarks on a policy: said, settled, taken back, and never another policy's."""

from tests.promises import OWN


def test_a_remark_is_said_settled_and_taken_back(sign_in):
    owner = sign_in()
    policy = owner.post(f"{owner.here}/policies", json=OWN).json()["id"]
    url = f"{owner.here}/policies/{policy}/comments"

    made = owner.post(url, json={"statement": "own.lock", "text": "Does this hold on Fridays?"}).json()
    settled = owner.post(f"{url}/{made['id']}/settlement", headers={"If-Match": '"1"'}).json()

    assert (made["said_by"], made["settled_on"]) == (owner.get("/v1/me").json()["name"], None)
    assert settled["settled_by"] == made["said_by"]
    assert owner.post(f"{url}/{made['id']}/settlement", headers={"If-Match": '"2"'}).status_code == 409
    assert [each["id"] for each in owner.get(url).json()["items"]] == [made["id"]]
    assert owner.delete(f"{url}/{made['id']}", headers={"If-Match": '"2"'}).status_code == 204
    assert owner.get(url).json()["items"] == []


def test_a_remark_belongs_to_its_policy(sign_in):
    owner = sign_in()
    one, other = (owner.post(f"{owner.here}/policies", json=OWN).json()["id"] for _ in range(2))
    made = owner.post(f"{owner.here}/policies/{one}/comments", json={"text": "Here."}).json()["id"]

    elsewhere = f"{owner.here}/policies/{other}/comments/{made}"

    assert owner.delete(elsewhere, headers={"If-Match": '"1"'}).status_code == 404
    assert owner.post(f"{elsewhere}/settlement", headers={"If-Match": '"1"'}).status_code == 404
