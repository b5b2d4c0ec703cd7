"""Every file that a spreadsheet may open, opened by a real one: no cell of any of them may be worked out.

`formulas` fills a house with names, cohorts and staff that begin like formulas, takes every file that can be taken out
(the data of a cohort with and without names, the ledger among it, as CSV and as XLSX; the rows left out of an import;
the record of acts), has LibreOffice convert them headless, and counts the cells that it holds for formulas. A file
with a formula in it is put beside them, and has to be found. Its exit status is 1 where anything else is.
"""

import io
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from course.app import create_app
from course.models import Staff
from course.wiring import Wired
from tests import cohort_zips, databases, desk
from tests.bench import installation
from tests.factories import make_cohort, make_learner, make_profile
from tests.test_cohort_files import PAYLOADS

OFFICE = "soffice"
# Comma, quotes, UTF-8, from the first row; text as it is, formulas worked out: what a careless reader would choose.
CSV_AS = "CSV:44,34,76,1,,0,false,true,false"
PLANTED = {"planted.csv": b"name\n=1+1\n"}


def run() -> None:
    if shutil.which(OFFICE) is None:
        sys.exit(f"{OFFICE} is not installed here: it is LibreOffice's command.")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        databases.make_sqlite(place / "kith.db")
        wired = installation.on(f"sqlite:///{place / 'kith.db'}", place)
        found = _opened(place, {**_taken(wired), **PLANTED})
        wired.db.dispose()
    for name, (formulas, cells) in found.items():
        print(f"{formulas} of {cells} cells are formulas: {name}")
    bad = [
        name for name, (formulas, cells) in found.items() if (formulas == 0) == (name in PLANTED) or not cells
    ]
    print(
        f"{len(found) - 1} files, {sum(one for one, _ in found.values()) - found['planted.csv'][0]} formula cells"
    )
    sys.exit(1 if bad else 0)


def _taken(wired: Wired) -> dict[str, bytes]:
    """Every file that can be taken out of this house, by its name."""
    cohort = make_cohort(wired, name=PAYLOADS[0], on_duty=True)
    for learner in cohort_zips.live(wired, cohort, 2):
        cohort_zips.share(wired, learner, moods=True, numbers=True)
    for at, payload in enumerate(PAYLOADS):
        contact = f"+4477009002{at:02}"
        make_learner(wired, cohort, profile=make_profile(name=payload, contact=contact))
    client = desk.at_desk(create_app(wired, soon=lambda task: None), wired)
    with wired.db.writing() as session:
        session.get_one(Staff, 1).name = PAYLOADS[2]
        session.commit()
    found: dict[str, bytes] = {}
    for who in ("named", "unnamed"):
        for kind in ("csv", "xlsx"):
            form = {"who": who, "format": kind, "notes": "yes"}
            packed = client.post(f"/admin/cohorts/{cohort.id}/data", data=form).data
            found |= {f"{who}-{kind}-{name}": data for name, data in _unpacked(packed)}
    rows = "name,phone\n" + "".join(
        f'"{one.replace(chr(34), chr(34) * 2)}",{at}\n' for at, one in enumerate(PAYLOADS)
    )
    page = client.post(f"/admin/cohorts/{cohort.id}/import", data={"pasted": rows}).text
    kept = re.search(r'<textarea name="rows" hidden>\n(.*?)</textarea>', page, re.DOTALL)
    assert kept is not None
    sent = {"rows": kept[1].replace("&#34;", '"').replace("&#39;", "'")}
    found["rejected-rows.csv"] = client.post(f"/admin/cohorts/{cohort.id}/import/rejected", data=sent).data
    found["record.csv"] = client.post("/admin/record/file").data
    return found


def _unpacked(packed: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        for name in opened.namelist():
            if name.endswith((".csv", ".xlsx")):
                yield name, opened.read(name)


def _opened(place: Path, files: Mapping[str, bytes]) -> dict[str, tuple[int, int]]:
    """How many cells of each file the program takes for formulas, and how many cells there are."""
    given, made = place / "files", place / "opened"
    given.mkdir()
    for name, data in files.items():
        (given / name).write_bytes(data)
    for kind, as_what in ((".csv", [f"--infilter={CSV_AS}"]), (".xlsx", [])):
        command = [
            OFFICE, "--headless", f"-env:UserInstallation=file://{place / 'office'}", "--norestore", *as_what,
            "--convert-to", "fods", "--outdir", str(made / kind), *map(str, sorted(given.glob(f"*{kind}"))),
        ]  # fmt: skip
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    found = {}
    for name in files:
        told = (made / Path(name).suffix / Path(name).with_suffix(".fods")).read_text(encoding="utf-8")
        found[name] = told.count("table:formula="), told.count("<table:table-cell")
    return found
