"""Drops from the edges what a change makes wrong: just that, soon, and surely (清缓存).

`listeners` says which names (keys.py) a change touches and writes an errand in its transaction;
`errands` does it at every edge of the settings. An edge that knows names, as Varnish and the CDNs
that purge by key, is given those. nginx knows addresses alone: `recording` notes under which names
each address was answered, and `kept` looks them up. docs/decisions/edge.md tells why.
"""
