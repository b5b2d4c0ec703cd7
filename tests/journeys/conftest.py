"""A browser for every journey."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests import browsers


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with browsers.chromium() as browser:
        yield browser
