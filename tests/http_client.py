"""A phone's browser as far as HTTP goes: cookies, forms, redirects, and the header that says where a form is from."""

import re
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from urllib.parse import urlencode, urljoin
from xml.etree.ElementTree import Element

from html5lib import HTMLParser


class Phone:
    """One browser. `text` and `url` are of the page it shows."""

    def __init__(self, base: str) -> None:
        self.url, self.status, self.text = base, 0, ""
        self.jar = CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, path: str) -> "Phone":
        return self._open(urllib.request.Request(urljoin(self.url, path)))

    def post(self, path: str, **form: object) -> "Phone":
        body = urlencode(form, doseq=True).encode()
        request = urllib.request.Request(urljoin(self.url, path), body, {"Sec-Fetch-Site": "same-origin"})
        return self._open(request)

    def submit(self, **filled: object) -> "Phone":
        """Send the page's first form of the main part, with what is hidden in it and what is filled in."""
        form = next(self._tree().iterfind(".//{*}main//{*}form[@method]"))
        hidden: dict[str, object] = {
            str(field.get("name")): field.get("value", "")
            for field in form.iterfind(".//{*}input[@type='hidden']")
        }
        return self.post(str(form.get("action", "")), **{**hidden, **filled})

    def heading(self) -> str:
        found = self._tree().find(".//{*}h1")
        return re.sub(r"\s+", " ", "".join(found.itertext())).strip() if found is not None else ""

    def _open(self, request: urllib.request.Request) -> "Phone":
        try:
            answer = self._opener.open(request, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            self.url, self.status = answer.geturl(), answer.status
            self.text = answer.read().decode()
        return self

    def _tree(self) -> Element:
        found: Element = HTMLParser(strict=False).parse(self.text)
        return found
