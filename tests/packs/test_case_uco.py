"""The linked data of a hand-over: whole as a graph, the same for the same case, in words of the ontology alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tests.conformance.test_case_uco import taken

from evidence_desk.packs.case_uco import linked_data

# What `case_validate` knows; the conformance test asks it.
KNOWN = {
    "case-investigation": {"Investigation", "InvestigativeAction", "ProvenanceRecord", "exhibitNumber"},
    "uco-action": {"startTime", "endTime", "instrument", "performer", "result"},
    "uco-core": {"name", "description", "object", "hasFacet"},
    "uco-identity": {"Identity", "Organization"},
    "uco-observable": {
        "File", "FileFacet", "ContentDataFacet", "fileName", "filePath", "sizeInBytes", "mimeType", "hash",
    },
    "uco-tool": {"Tool", "version"},
    "uco-types": {"Hash", "hashMethod", "hashValue"},
}  # fmt: skip


def made(count: int) -> Any:
    exhibits = [taken(number, "image/png") for number in range(count)]
    return json.loads(linked_data("case", "P-1", ("Evidence Desk", "1.0"), "Larkrise Academy", exhibits))


def walk(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    for one in value if isinstance(value, list) else ():
        yield from walk(one)


def test_every_node_that_is_named_is_there_once() -> None:
    graph = made(3)["@graph"]
    nodes = [node["@id"] for node in walk(graph) if "@type" in node and "@id" in node]
    named = [node["@id"] for node in walk(graph) if set(node) == {"@id"}]
    assert len(nodes) == len(set(nodes))
    assert set(named) <= set(nodes)
    assert {node["@id"] for node in graph[1:]} == {one["@id"] for one in graph[0]["uco-core:object"]}


def test_it_uses_no_word_that_the_ontology_lacks() -> None:
    document = made(2)
    words = {key for node in walk(document["@graph"]) for key in node if not key.startswith("@")}
    words |= {node["@type"] for node in walk(document["@graph"]) if "@type" in node}
    for word in words:
        prefix, _, name = word.partition(":")
        assert prefix in document["@context"], word
        assert prefix == "xsd" or name in KNOWN[prefix], word


def test_each_exhibit_has_its_file_its_number_and_how_it_came_in() -> None:
    graph = made(1)["@graph"]
    by_type = {node["@type"]: node for node in graph}
    hashed = by_type["uco-observable:File"]["uco-core:hasFacet"][1]["uco-observable:hash"][0]
    assert hashed["uco-types:hashValue"] == {"@type": "xsd:hexBinary", "@value": "AB" * 32}
    record = by_type["case-investigation:ProvenanceRecord"]
    assert record["case-investigation:exhibitNumber"] == "JPS/0"
    action = by_type["case-investigation:InvestigativeAction"]
    assert {one["@id"] for one in action["uco-action:result"]} == {
        record["@id"],
        by_type["uco-observable:File"]["@id"],
    }


def test_the_same_case_gives_the_same_bytes_and_ids_end_in_a_uuid() -> None:
    assert made(2) == made(2)
    uuid = re.compile(r"kb:[a-z-]+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
    assert all(uuid.fullmatch(node["@id"]) for node in made(2)["@graph"])
