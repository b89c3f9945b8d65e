"""The facts of a hand-over as CASE/UCO JSON-LD, for programs of investigators. Pure.

One investigation, one tool, one person or office for each producer; for each exhibit the original file with its
SHA-256, a provenance record with its exhibit number, and the action that took it in. Every id is made from ids of the
case, so the same hand-over gives the same bytes. Nothing is claimed that the pack does not say.

Source: CASE 1.5 and UCO 1.5 ontologies (caseontology.org); `case_validate` judges it in the conformance tests.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_CONTEXT = {
    "kb": "https://evidence-desk.invalid/kb/",
    "case-investigation": "https://ontology.caseontology.org/case/investigation/",
    "uco-action": "https://ontology.unifiedcyberontology.org/uco/action/",
    "uco-core": "https://ontology.unifiedcyberontology.org/uco/core/",
    "uco-identity": "https://ontology.unifiedcyberontology.org/uco/identity/",
    "uco-observable": "https://ontology.unifiedcyberontology.org/uco/observable/",
    "uco-tool": "https://ontology.unifiedcyberontology.org/uco/tool/",
    "uco-types": "https://ontology.unifiedcyberontology.org/uco/types/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
Node = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One exhibit whose original is handed over, and how it came in."""

    id: str  # of the exhibit
    reference: str
    file: str  # path below the folder
    media_type: str
    size: int
    sha256: str  # 64 hex digits
    at: str  # UTC text
    method: str
    producer: str  # as the pack names whoever took it in


def linked_data(
    case_id: str, pack_id: str, software: tuple[str, str], school: str, exhibits: Sequence[Taken]
) -> bytes:
    """Return the JSON-LD of a hand-over.

    Args:
        software: name and version of the program.
        school: name of the organisation that hands over; may be empty.
    """
    made = _Ids(case_id)
    tool: Node = {
        "@id": made.of("tool", "program"),
        "@type": "uco-tool:Tool",
        "uco-core:name": software[0],
        "uco-tool:version": software[1],
    }
    nodes: list[Node] = [tool]
    if school:
        nodes.append(
            {
                "@id": made.of("organization", "school"),
                "@type": "uco-identity:Organization",
                "uco-core:name": school,
            }
        )
    producers = sorted({one.producer for one in exhibits})
    nodes += [
        {"@id": made.of("identity", name), "@type": "uco-identity:Identity", "uco-core:name": name}
        for name in producers
    ]
    for one in exhibits:
        nodes += _exhibit(made, one)
    investigation: Node = {
        "@id": made.of("investigation", pack_id),
        "@type": "case-investigation:Investigation",
        "uco-core:name": pack_id,
        "uco-core:description": f"Case {case_id}, as handed over in pack {pack_id}.",
        "uco-core:object": [{"@id": node["@id"]} for node in nodes],
    }
    value = {"@context": _CONTEXT, "@graph": [investigation, *nodes]}
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


class _Ids:
    """Makes the ids of the graph's nodes from those of the case."""

    def __init__(self, case_id: str) -> None:
        self._space = uuid.uuid5(uuid.NAMESPACE_URL, f"https://evidence-desk.invalid/case/{case_id}")

    def of(self, kind: str, name: str) -> str:
        return f"kb:{kind}-{uuid.uuid5(self._space, f'{kind}/{name}')}"


def _exhibit(made: _Ids, one: Taken) -> list[Node]:
    file_id, record = made.of("file", one.id), made.of("provenance-record", one.id)
    return [
        {
            "@id": file_id,
            "@type": "uco-observable:File",
            "uco-core:hasFacet": [
                {
                    "@id": made.of("file-facet", one.id),
                    "@type": "uco-observable:FileFacet",
                    "uco-observable:fileName": one.file.rpartition("/")[2],
                    "uco-observable:filePath": one.file,
                    "uco-observable:sizeInBytes": {"@type": "xsd:integer", "@value": str(one.size)},
                },
                {
                    "@id": made.of("content-data-facet", one.id),
                    "@type": "uco-observable:ContentDataFacet",
                    "uco-observable:mimeType": one.media_type or "application/octet-stream",
                    "uco-observable:sizeInBytes": {"@type": "xsd:integer", "@value": str(one.size)},
                    "uco-observable:hash": [
                        {
                            "@id": made.of("hash", one.id),
                            "@type": "uco-types:Hash",
                            "uco-types:hashMethod": "SHA256",
                            "uco-types:hashValue": {"@type": "xsd:hexBinary", "@value": one.sha256.upper()},
                        }
                    ],
                },
            ],
        },
        {
            "@id": record,
            "@type": "case-investigation:ProvenanceRecord",
            "case-investigation:exhibitNumber": one.reference,
            "uco-core:description": "The original file, byte for byte as it was taken in.",
            "uco-core:object": [{"@id": file_id}],
        },
        {
            "@id": made.of("investigative-action", one.id),
            "@type": "case-investigation:InvestigativeAction",
            "uco-core:name": "taken in",
            "uco-core:description": one.method,
            "uco-action:startTime": {"@type": "xsd:dateTime", "@value": one.at},
            "uco-action:endTime": {"@type": "xsd:dateTime", "@value": one.at},
            "uco-action:instrument": [{"@id": made.of("tool", "program")}],
            "uco-action:performer": {"@id": made.of("identity", one.producer)},
            "uco-action:result": [{"@id": file_id}, {"@id": record}],
        },
    ]
