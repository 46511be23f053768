"""Invented people in households."""

import hashlib
from datetime import date
from itertools import groupby

from athar.domain import Sex
from athar.generator.naming import COMMUNITIES
from athar.generator.population import Population
from athar.generator.setting import EVACUATION


def households(people: int, seed: int) -> list[list[object]]:
    return [list(g) for _, g in groupby(Population(people, seed), key=lambda p: p.household)]


def test_so_many_people_as_asked_numbered_from_one() -> None:
    assert [p.number for p in Population(500, 3)] == list(range(1, 501))


def test_the_same_seed_gives_the_same_people_and_another_others() -> None:
    assert list(Population(300, 3)) == list(Population(300, 3))
    assert list(Population(300, 3)) != list(Population(300, 4))


def test_a_larger_population_begins_with_the_smaller() -> None:
    assert list(Population(1000, 3))[:100] == list(Population(100, 3))


def test_the_shares_of_communities_sum_to_one() -> None:
    assert abs(sum(COMMUNITIES.values()) - 1) < 1e-9


def test_children_carry_their_parents_names() -> None:
    for members in households(2000, 5):
        head = members[0]
        for child in (p for p in members if p.relation == "child"):
            wife = members[1]
            assert (child.father, child.grandfather) == (head.own, head.father)
            assert (child.family, child.mother) == (head.family, wife.own)


def test_brothers_and_sisters_have_different_names() -> None:
    for members in households(2000, 5):
        names = [p.own for p in members if p.relation == "child"]
        assert len(set(names)) == len(names)


def test_nobody_is_born_after_the_evacuation_or_before_their_parents() -> None:
    for members in households(2000, 5):
        children = [p for p in members if p.relation == "child"]
        assert all(p.birth <= EVACUATION for p in members)
        assert all((c.birth - members[1].birth).days > 18 * 365 for c in children)


def test_most_wives_keep_a_family_name_of_their_own() -> None:
    wives = [(m[1], m[0]) for m in households(4000, 5) if len(m) > 1 and m[1].relation == "wife"]
    own = sum(wife.family != head.family for wife, head in wives)
    assert own > len(wives) / 2


def test_age_is_in_completed_years() -> None:
    person = next(iter(Population(1, 1)))._replace(birth=date(2000, 3, 2), sex=Sex.MALE)
    assert person.age(date(2021, 3, 1)) == 20
    assert person.age(date(2021, 3, 2)) == 21


def test_the_people_of_a_seed_are_these_on_every_machine() -> None:
    """A literal hash: it changes with the name tables and the way of drawing, and only so."""
    text = "\n".join("|".join(map(str, p)) for p in Population(200, 7))
    digest = hashlib.sha256(text.encode()).hexdigest()
    assert digest == "9ad81e0679fa68874b91e96360da13d4cf5cce29b055a695fe3eb056482bcd67"
