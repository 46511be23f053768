"""The demonstration: a casebook of invented people, and two families' enquiries answered."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from athar.domain import CasebookError, DocumentKind
from athar.generator import DemonstrationFile, write_demonstration
from athar.workflows.adding import Added, AddOptions, add
from athar.workflows.bench import init, open_bench
from athar.workflows.result import TraceResult
from athar.workflows.tracing import trace_request

OPERATOR = "Demonstration"


@dataclass(frozen=True, slots=True)
class Demonstrated:
    """What the demonstration did.

    Attributes:
        casebook: the casebook's folder.
        material: the folder of the invented files.
        added: what each file gave.
        answered: the featured requests' results.
    """

    casebook: Path
    material: Path
    added: tuple[Added, ...]
    answered: tuple[TraceResult, ...]


def demonstrate(
    folder: Path, *, people: int, seed: int, told: Callable[[str], None] = lambda _: None
) -> Demonstrated:
    """Make a casebook from the project's own material and answer two requests.

    Args:
        folder: a new folder; the material and the casebook are made in it. In the folder of an
            earlier demonstration the same files add nothing, and the answers are given again.
        people: how many invented people the lists hold.
        seed: the same seed gives the same people.
        told: called with the name of each file that is being added.

    Raises:
        CasebookError: the folder holds something else already.
    """
    material, casebook = folder / "material", folder / "casebook"
    again = (casebook / "athar.toml").is_file() and material.is_dir()
    if folder.exists() and any(folder.iterdir()) and not again:
        raise CasebookError(
            f"{folder} is not empty", remedy="remove it, or choose another with --folder"
        )
    material.mkdir(parents=True, exist_ok=True)
    made = write_demonstration(material, people=people, seed=seed)
    if not again:
        init(casebook, operator=OPERATOR)
    with open_bench(casebook) as bench:
        added = []
        for file in made.files:
            told(file.path.name)
            added.append(add(bench, file.path, _options(file)))
        answered = tuple(trace_request(bench, number) for number in made.featured)
    return Demonstrated(casebook, material, tuple(added), answered)


def _options(file: DemonstrationFile) -> AddOptions:
    return AddOptions(
        kind=file.kind if file.kind is not DocumentKind.LIST else None,
        source=file.source,
        reliability=file.reliability,
        published=file.published,
        series=file.series,
        default_status=file.status,
    )
