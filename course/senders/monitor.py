"""The monitor outside: an address that is called while all is well, and that raises the alarm when no call comes.

The address is a secret, since whoever knows it can call it. It stands in no exception, no repr and no log.
"""

from urllib.parse import unquote, urlsplit

import urllib3

from course.senders import web_environment

TIMEOUT_SECONDS = 10.0


class NotCalled(Exception):
    """The monitor did not take the call. `code` says why, without the address."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Monitor:
    """One monitor. ValueError where what the machine says of proxies or certificates is of no use."""

    def __init__(self, url: str, *, timeout: float = TIMEOUT_SECONDS) -> None:
        self._url = url
        self._timeout = urllib3.Timeout(connect=timeout, read=timeout)
        proxy = web_environment.proxy_for(url)
        has_tls = any(one and one.startswith("https:") for one in (url, proxy))
        tls = web_environment.trust() if has_tls else None
        if proxy is None:
            self._pools = urllib3.PoolManager(ssl_context=tls)
        else:
            secret = unquote(urlsplit(proxy).netloc.rpartition("@")[0])
            headers = urllib3.make_headers(proxy_basic_auth=secret) if secret else None
            self._pools = urllib3.ProxyManager(
                proxy, proxy_headers=headers, proxy_ssl_context=tls, ssl_context=tls
            )

    def call(self) -> None:
        """Say that all is well. Raises NotCalled. Asked once, never sent on elsewhere, and the answer is not read."""
        try:
            answer = self._pools.request(
                "GET", self._url, headers={"User-Agent": "Kith"}, timeout=self._timeout,
                redirect=False, retries=False, preload_content=False,
            )  # fmt: skip
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise NotCalled(type(error).__name__) from None
        answer.close()
        if not 200 <= answer.status < 300:
            raise NotCalled(f"status-{answer.status}")
