"""From which network address a request came, as far as it can be believed.

Anybody may write an X-Forwarded-For; only what our own proxies added to its end is true.
`TRUSTED_PROXIES` says how many of them stand in front. A server that listens on a unix socket
is asked by a proxy of this machine and by nobody else, so there one at least is believed.
"""

import ipaddress

from django.conf import settings


def address_of(request):
    """The address as text, or None where it cannot be known."""
    nearest = request.META.get("REMOTE_ADDR", "")
    proxies = settings.TRUSTED_PROXIES or (0 if nearest else 1)
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    chain = [*told, nearest] if nearest else told
    hops = proxies if nearest else proxies - 1
    return valid(chain[-1 - hops] if len(chain) > hops else nearest)


def valid(text):
    """The address in its one spelling, or None if `text` is none."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return str(getattr(address, "ipv4_mapped", None) or address)


def neighbourhood(address):
    """What one customer of a provider has to himself: the address, or in IPv6 its /64."""
    if ":" in address:
        return str(ipaddress.ip_network(f"{address}/64", strict=False))
    return address


def within(address, ranges):
    """True if `address` lies in one of the ranges ("10.0.0.0/8", "2001:db8::/32")."""
    if address is None:
        return False
    return any(ipaddress.ip_address(address) in ipaddress.ip_network(each, strict=False) for each in ranges)
