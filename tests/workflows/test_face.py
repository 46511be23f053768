"""The room's face."""

from athar import workflows


def test_the_face_is_sorted_and_everything_on_it_exists() -> None:
    names = workflows.__all__
    assert names == sorted(names, key=lambda n: (not n.isupper(), n[0].islower(), n))
    assert all(hasattr(workflows, name) for name in names)


def test_each_verb_of_the_faces_is_a_workflow() -> None:
    assert {
        *("init", "open_bench", "add", "preview", "reread", "retract", "erase", "documents"),
        *("rejected_rows", "open_request", "requests", "same_sought", "trace_request"),
        *("trace_person", "judge", "judgements", "withdraw", "determine", "answer", "answers"),
        *("verify", "demonstrate", "write_page"),
    } <= set(workflows.__all__)
