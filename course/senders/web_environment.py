"""What this machine's environment says about reaching a provider on the web: by which proxy, trusting whom.

The names are those that other programs go by. Without any the certificates are those of `certifi`, so that the
smallest container can send.
"""

import ipaddress
import os
import ssl
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import certifi

# The first two are those of `requests`, and so of most programs in Python; the others are those of OpenSSL.
CERTIFICATES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR")


def proxy_for(url: str) -> str | None:
    """The proxy between us and an address, as a URL: of HTTPS_PROXY, HTTP_PROXY or ALL_PROXY, unless NO_PROXY says no.

    Raises ValueError where it is of a kind that cannot be spoken to.
    """
    parts, found = urlsplit(url), getproxies()
    proxy = found.get(parts.scheme) or found.get("all")
    if not proxy or proxy_bypass(parts.netloc.rpartition("@")[2]):
        return None
    if _is_within(str(parts.hostname), found.get("no", "").split(",")):
        return None
    proxy = proxy if "://" in proxy else f"http://{proxy}"
    if urlsplit(proxy).scheme not in ("http", "https"):
        raise ValueError(
            f"the proxy for {parts.hostname} has to start with http:// or https://: set HTTPS_PROXY so, or name"
            f" {parts.hostname} in NO_PROXY"
        )
    return proxy


def _is_within(host: str, networks: Iterable[str]) -> bool:
    """Whether NO_PROXY names a network, such as 10.0.0.0/8, in which a host lies that is given by number."""
    for network in networks:
        try:
            if "/" in network and ipaddress.ip_address(host) in ipaddress.ip_network(
                network.strip(), strict=False
            ):
                return True
        except ValueError:
            continue
    return False


def trust() -> ssl.SSLContext:
    """Certificates are always asked for, and believed as the first of CERTIFICATES that is set says.

    Raises ValueError where that names nothing that can be read.
    """
    name = next((one for one in CERTIFICATES if os.environ.get(one)), None)
    if name is None:
        return ssl.create_default_context(cafile=certifi.where())
    where = Path(os.environ[name]).expanduser()
    try:
        if where.is_dir():
            return ssl.create_default_context(capath=str(where))
        return ssl.create_default_context(cafile=str(where))
    except OSError as error:
        raise ValueError(
            f"{name} names no file or directory of certificates that can be read: {where}"
        ) from error
