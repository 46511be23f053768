"""The kernel weighs every name of a segment as its readable twin, `athar.matching`, weighs it."""

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from athar.domain import PersonRecord, to_batch
from athar.index import Index
from athar.index.hearing import Listener
from athar.index.laying import Layout
from athar.matching import compare, rules_array, score_names, spoken
from athar.matching import settings as shipped

WORDS = (
    *("محمد", "محمود", "أحمد", "احمد", "حمد", "خالد", "خالدي", "عبد", "عبد الرحمن", "عبدالرحمن"),
    *("أبو زيد", "ابوزيد", "نور", "الهدى", "نورالهدى", "الشامي", "شامي", "عالء", "علاء", "االغا"),
    *("Mohamed", "Muhammad", "Mahmoud", "Khaled", "Abdulrahman", "Abd", "Nour", "Alhuda"),
    *("Nouralhuda", "Ash-Shami", "el-Shami", "Hasan", "Hussein", "حسن", "حسين", "سمير", "سميرة"),
    *("زغلولش", "زغلول", "Zaghlool", "Qwrtp", "Qwrt", "ب", "X"),
)
STRAY = "سمير خالد محمد نور حسن سميرة شامي"
"""A sentence that strayed into a column; two columns of it hold more parts than a name may have."""

name = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
parts = st.fixed_dictionaries(
    {},
    optional={part: st.sampled_from(WORDS) for part in ("name_own", "name_father", "name_family")},
)


def people(names: list[str], given: list[dict[str, str]]) -> list[PersonRecord]:
    whole = [PersonRecord(record_id=bytes([i] * 16), name=n) for i, n in enumerate(names)]
    apart = [PersonRecord(record_id=bytes([100 + i] * 16), **p) for i, p in enumerate(given)]
    return whole + apart


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    listed=st.lists(name, min_size=1, max_size=8),
    given=st.lists(parts, max_size=3),
    sought=name,
    sought_parts=parts,
)
@example(["خالد محمد الشامي"], [], "محمد خالد الشامي", {})
@example(["محمد محمد", "ب"], [{"name_own": "X"}], "محمد", {"name_own": "ب"})
@example(["محمد خالد الشامي"], [], "الشامي محمد خالد", {})
@example(["محمد خالد محمد الشامي"], [], "Mohamed Khaled Muhammad Ash-Shami", {})
@example(["نور الهدى حسن أبو زيد"], [], "نورالهدى حسن ابوزيد", {})
@example(["محمد الشامي"], [{"name_own": "محمد", "name_father": "خالد"}], "خالد محمد", {})
@example([STRAY], [{"name_own": STRAY, "name_father": STRAY}], STRAY, {"name_father": STRAY})
@example(["سمير"], [], STRAY, {"name_own": STRAY, "name_father": STRAY, "name_family": STRAY})
def test_every_name_weighs_what_its_twin_says(
    listed: list[str], given: list[dict[str, str]], sought: str, sought_parts: dict[str, str]
) -> None:
    records = people(listed, given)
    questions = [
        PersonRecord(record_id=b"s" * 16, name=sought),
        PersonRecord(record_id=b"t" * 16, **sought_parts),
    ]
    with tempfile.TemporaryDirectory() as folder:
        index = Index.create(Path(folder) / "index")
        index.append([to_batch(records)], label="a")
        (segment,) = index.segments
        rules = rules_array(shipped())
        layout = Layout(segment, Listener(segment, rules), rules)
        every = np.arange(len(records), dtype=np.int32)
        for question in questions:
            for sequence in spoken(question).sequences:
                tables, _ = layout.lay(sequence)
                arrays = segment.array("elements"), segment.array("starts")
                weights = score_names(tables, rules, *arrays, every)
                for record, weight in zip(records, weights, strict=True):
                    twin = compare(question, record)
                    said = [r for r in twin.reasons if r.comparison.value != "kunya"]
                    assert weight == pytest.approx(sum(r.weight for r in said), abs=2e-3)
