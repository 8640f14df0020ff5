"""What a page of ours may load and run: its own files, and no script that is written into a page."""

from __future__ import annotations

from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE

CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "script-src-attr": [NONE],
        # The components of the dashboard write their colours and sizes into style attributes and elements.
        "style-src": [SELF, UNSAFE_INLINE],
        # No other address: neither an article nor a style can tell anybody that it was looked at.
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        # Articles are previewed in a sandboxed frame without an address of its own (srcdoc), which inherits all this.
        "frame-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
