"""Asking for one person, and for several of one request."""

from collections.abc import Callable
from pathlib import Path

import pytest

from athar.domain import Comparison, PersonRecord, RecordKind, Sex, to_batch
from athar.index import Index
from athar.tracing import trace, trace_together

Build = Callable[..., Index]


def person(number: int, name: str | None, age: float | None = None, **more: object) -> PersonRecord:
    return PersonRecord(
        record_id=number.to_bytes(16, "big"),
        name=name,
        row=number,
        age_low=age,
        age_high=age,
        **more,  # type: ignore[arg-type]
    )


def sought(name: str | None, age: float | None = None, **more: object) -> PersonRecord:
    return person(10**6, name, age, kind=RecordKind.SOUGHT, **more)


STRANGERS = [
    person(i, f"{own} {father} {family}", float(10 + i % 60), sex=Sex.MALE)
    for i, (own, father, family) in enumerate(
        (
            (own, father, family)
            for own in ("أحمد", "خالد", "سمير", "يوسف", "علي", "حسن")
            for father in ("محمد", "محمود", "إبراهيم", "جمال", "سعيد")
            for family in ("الحلبي", "الحسن", "العلي", "النجار", "الخطيب", "حمدان")
        ),
        1000,
    )
]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    def make(*records: PersonRecord, label: str = "list") -> Index:
        index = Index.create(tmp_path / label)
        index.append([to_batch([*records, *STRANGERS])], label=label)
        return index

    return make


def test_the_right_record_comes_first_and_is_probable(build: Build) -> None:
    index = build(person(1, "قصي عبد الرحمن الشامي", 34.0, sex=Sex.MALE))
    found = trace(sought("Kusai Abdulrahman Ash-Shami", 35.0), [index])
    assert found.traces[0].record_id == (1).to_bytes(16, "big")
    assert found.traces[0].probability > 0.5
    assert found.searched == len(STRANGERS) + 1
    assert found.none_probability < 0.5


def test_nobody_is_told_as_nobody(build: Build) -> None:
    found = trace(sought("قصي عبد الرحمن الشامي", 34.0), [build()])
    assert found.none_probability > 0.9
    assert all(t.probability < 0.1 for t in found.traces)


def test_a_brother_is_no_trace_of_a_brother(build: Build) -> None:
    index = build(person(1, "سامر عبد الرحمن يوسف الآغا", 30.0, sex=Sex.MALE))
    found = trace(sought("قصي عبد الرحمن يوسف الآغا", 30.0), [index])
    assert all(t.probability < 0.5 for t in found.traces)


def test_an_improbable_record_is_a_trace_while_its_reasons_speak_for_it(build: Build) -> None:
    """The right row with one badly written part is improbable in a long list, and kept."""
    index = build(person(1, "قصي عبد الرحمن البلشفي", 34.0, sex=Sex.MALE))
    query = sought("منير عبد الرحمن البلشفي", 34.0, sex=Sex.MALE)
    found = trace(query, [index], prior=1e-4).traces
    assert found[0].record_id == (1).to_bytes(16, "big")
    assert found[0].probability < 0.005
    assert all(t.weight > 0 for t in found)


def test_namesakes_share_the_probability(build: Build) -> None:
    index = build(*(person(i, "قصي عبد الرحمن الشامي", 34.0) for i in (1, 2)))
    found = trace(sought("قصي عبد الرحمن الشامي", 34.0), [index])
    assert found.traces[0].probability == pytest.approx(0.5, abs=0.01)


def test_a_weight_is_the_sum_of_its_reasons_and_the_same_in_every_index(build: Build) -> None:
    record = person(1, "قصي عبد الرحمن الشامي", 34.0)
    small, large = build(record, label="a"), build(record, *STRANGERS[:50], label="b")
    query = sought("قصي عبد الرحمن الشامي", 33.0)
    one, other = trace(query, [small]).traces[0], trace(query, [large]).traces[0]
    assert one.weight == other.weight == pytest.approx(sum(r.weight for r in one.reasons))


def test_the_order_of_indexes_does_not_matter(build: Build) -> None:
    a = build(person(1, "قصي عبد الرحمن الشامي", 34.0), label="a")
    b = build(person(2, "Kusai Abdulrahman Shami", 34.0), label="b")
    query = sought("قصي عبد الرحمن الشامي", 34.0)
    assert trace(query, [a, b]) == trace(query, [b, a])


def test_a_record_is_no_trace_of_itself(build: Build) -> None:
    record = person(1, "قصي عبد الرحمن الشامي", 34.0)
    assert record.record_id not in {t.record_id for t in trace(record, [build(record)]).traces}


@pytest.mark.parametrize("name", ["مجهول الهوية", "Unknown", "د.", "😀", "أ"])
def test_a_name_that_is_none_gives_no_probable_trace(build: Build, name: str) -> None:
    assert all(t.probability < 0.5 for t in trace(sought(name), [build()]).traces)


def test_no_index_finds_nothing() -> None:
    found = trace(sought("قصي"), [])
    assert (found.traces, found.none_probability, found.searched) == ((), 1.0, 0)


def test_a_household_lifts_its_members(build: Build) -> None:
    index = build(
        person(1, "قصي محمد الحسن", 34.0, sex=Sex.MALE, household="7"),
        person(2, "شهربان محمد الحسن", 8.0, sex=Sex.FEMALE, household="7"),
        person(40, "قصي محمد الحسن", 34.0, sex=Sex.MALE, household="9"),
    )
    people = (sought("Kusai Mohamed Hassan", 34.0), sought("شهربان محمد الحسن", 8.0))
    alone = trace(people[0], [index])
    together, _ = trace_together(people, [index])
    assert alone.traces[0].probability < 0.6
    assert together.traces[0].record_id == (1).to_bytes(16, "big")
    assert together.traces[0].probability > 0.9
    lift = [r for r in together.traces[0].reasons if r.comparison is Comparison.HOUSEHOLD]
    assert len(lift) == 1
    assert together.traces[0].weight == pytest.approx(alone.traces[0].weight + lift[0].weight)


@pytest.mark.parametrize(("card", "lifts"), [("44-120937", 1), ("12", 0), ("-", 0)])
def test_a_card_ties_over_lists_only_where_it_is_long_enough_to_be_one(
    build: Build, card: str, lifts: int
) -> None:
    here = build(person(1, "قصي محمد الحسن", 34.0, card=card), label="here")
    there = build(person(2, "شهربان محمد الحسن", 8.0, card=card), label="there")
    people = (sought("Kusai Mohamed Hassan", 34.0), sought("شهربان محمد الحسن", 8.0))
    first, _ = trace_together(people, [here, there])
    found = next(t for t in first.traces if t.record_id == (1).to_bytes(16, "big"))
    assert [r.comparison for r in found.reasons].count(Comparison.HOUSEHOLD) == lifts


def test_one_sought_person_alone_is_the_same_either_way(build: Build) -> None:
    index = build(person(1, "قصي عبد الرحمن الشامي", 34.0))
    query = sought("قصي عبد الرحمن الشامي", 34.0)
    assert trace_together([query], [index]) == (trace(query, [index]),)


def test_a_person_on_two_lists_is_traced_on_both(tmp_path: Path) -> None:
    """Rows of two lists are no rivals: the second trace does not weaken the first."""
    here = person(1, "عرفات هشام الديراوي", 38.0)
    there = person(2, "عرفات هشام الديراوي", 38.0)
    one = Index.create(tmp_path / "one")
    one.append([to_batch([here, *STRANGERS])], label="first list")
    (alone,) = trace(sought("عرفات هشام الديراوي", 38.0), [one]).traces
    one.append([to_batch([there, *STRANGERS])], label="second list")
    both = trace(sought("عرفات هشام الديراوي", 38.0), [one])
    assert {t.record_id for t in both.traces} == {here.record_id, there.record_id}
    assert all(t.probability > 0.99 * alone.probability for t in both.traces)


def test_a_record_in_two_documents_is_one_trace(tmp_path: Path) -> None:
    """The same bytes from two sources are one record, and one trace."""
    record = person(1, "عرفات هشام الديراوي", 38.0)
    index = Index.create(tmp_path / "index")
    for label in ("from one source", "from another"):
        index.append([to_batch([record, *STRANGERS])], label=label)
    (found,) = trace(sought("عرفات هشام الديراوي", 38.0), [index]).traces
    assert found.record_id == record.record_id


def test_a_common_name_alone_is_not_sure_in_a_short_list(tmp_path: Path) -> None:
    """Six rows cannot tell how many people of that name there are elsewhere."""
    index = Index.create(tmp_path / "index")
    index.append([to_batch([person(1, "محمد علي"), *STRANGERS[:5]])], label="short list")
    found = trace(sought("محمد علي"), [index])
    assert all(t.probability < 0.5 for t in found.traces)
    assert found.none_probability > 0.5


def test_a_list_by_itself_gives_the_traces_that_it_gives_among_others(tmp_path: Path) -> None:
    """Where labels are given only their lists are searched, with the same answer of each."""
    here, there = (person(i, "عرفات هشام الديراوي", 38.0) for i in (1, 2))
    index = Index.create(tmp_path / "index")
    index.append([to_batch([here, *STRANGERS])], label="first list")
    index.append([to_batch([there, *STRANGERS])], label="second list")
    query = [sought("عرفات هشام الديراوي", 38.0)]
    (both,) = trace_together(query, [index])
    (second,) = trace_together(query, [index], labels={"second list"})
    assert [t.record_id for t in second.traces] == [there.record_id]
    assert second.traces[0] in both.traces
    assert trace_together(query, [index], labels=set())[0].traces == ()
