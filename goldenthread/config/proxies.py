"""What stands between the browser and this installation, and whose word about it is taken.

A real service stands behind a web server that speaks HTTPS. It says, in headers anybody could send,
where a request came from and that it came over HTTPS; they are believed from that server alone. Local
mode stands behind nothing: there the same headers are the sign that something is wrong, so they must
reach the check in `local.py` as they came.
"""

from __future__ import annotations

import os
from typing import Any

#: The web server in front is on the same machine, unless GOLDENTHREAD_PROXY gives its address.
ON_THE_SAME_MACHINE = "127.0.0.1"


def proxy_options(*, local: bool) -> dict[str, Any]:
    """What the application server is told about proxies (arguments of `waitress.create_server`)."""
    if local:
        return {"clear_untrusted_proxy_headers": False}
    return {
        "trusted_proxy": os.environ.get("GOLDENTHREAD_PROXY") or ON_THE_SAME_MACHINE,
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
        "clear_untrusted_proxy_headers": True,
    }
