"""`translate`: bring the interface's catalog of a language up to date, and say what is left to do for it."""

import argparse
import re

from course import catalogs
from course.commands import opening
from course.commands.opening import Refusal

LOCALE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")


def translate(asked: argparse.Namespace) -> int:
    """Write the catalog with every word of today in it; 1 while some are not translated."""
    if not LOCALE.fullmatch(asked.locale) or asked.locale == "en":
        raise Refusal(
            "Name a language by its code, such as es for Spanish or pt-BR for Brazilian Portuguese."
        )
    path, wanted = catalogs.FOLDER / f"{asked.locale}.po", catalogs.marked()
    missing = catalogs.refresh(path, wanted)
    for words in missing:
        opening.tell(f"not translated: {words}")
    for line, said in catalogs.faults(path, wanted):
        if not said.endswith("is not translated."):
            opening.tell(f"{path.name}:{line}: {said}")
    opening.explain(
        f"{path.name} is up to date: {len(wanted) - len(missing)} of {len(wanted)} are translated."
    )
    return opening.FOUND_WRONG if missing else opening.DONE
