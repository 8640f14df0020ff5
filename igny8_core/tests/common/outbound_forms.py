"""Ways to write an address that leads inside, and what a resolver says to the names among them."""

from __future__ import annotations

import socket

#: What the resolver of these tests knows; everything else is unknown to it.
NAMES = {
    "public.example": ["93.184.215.14"],
    "xn--bcher-kva.example": ["93.184.215.15"],
    "both.example": ["2606:4700:4700::1111", "93.184.215.14"],
    "localhost": ["127.0.0.1", "::1"],
    "evil.localhost": ["127.0.0.1"],
    "ip6-localhost": ["::1"],
    "metadata.google.internal": ["169.254.169.254"],
    "redis": ["172.18.0.3"],
    "127.0.0.1.nip.example": ["127.0.0.1"],
    "half-public.example": ["93.184.215.14", "10.0.0.5"],
    "nat64.example": ["64:ff9b::a00:5"],
    "mapped.example": ["::ffff:10.0.0.5"],
    "link-local.example": ["fe80::1%2"],
    "any.example": ["0.0.0.0"],
}
PRIVATE = """
http://127.0.0.1/v1 http://127.0.0.1:11434/v1 https://127.8.8.8 http://127.0.0.1./v1 http://0.0.0.0:8000
http://10.0.0.1 http://172.16.0.1 http://192.168.1.1 http://100.64.0.1 http://169.254.169.254/latest/meta-data/
http://168.63.129.16 http://224.0.0.1 http://255.255.255.255 http://[::1]/v1 http://[::1]:11434/v1 http://[::]
http://[::ffff:127.0.0.1] http://[::ffff:7f00:1] http://[::ffff:8.8.8.8] http://[::127.0.0.1]
http://[64:ff9b::7f00:1] http://[64:ff9b::a9fe:a9fe] http://[64:ff9b:1::a00:1] http://[2002:7f00:1::]
http://[2001:0:7f00:1::1] http://[fc00::1] http://[fd00:ec2::254] http://[fe80::1] http://[ff02::1]
http://127。0。0。1/v1 http://localhost http://LOCALHOST/v1 http://localhost. http://localhost:6379 https://localhost
http://evil.localhost http://ip6-localhost http://metadata.google.internal/computeMetadata/v1 http://redis:6379
http://127.0.0.1.nip.example http://half-public.example http://nat64.example http://mapped.example
http://link-local.example http://any.example
""".split()
#: These are no addresses at all, whatever a resolver would make of them.
NO_ADDRESS = [
    *"""http://2130706433 http://0x7f000001/v1 http://0x7f.1 http://017700000001 http://0177.0.0.1 http://127.1
    http://127.0.1 http://0 http://0x http://127.0.0.1.. http://localhost.. http://.localhost http://a..example
    http://%6c%6f%63alhost http://127.0.0.%31 http://[::1%25lo] http://[fe80::1%25eth0] http://[::1 http://[::g]
    http://ⓛocalhost http://①②⑦.⓪.⓪.① http://ｌocalhost http://host:0 http://host:65536 http://host:99999
    ftp://public.example file:///etc/passwd gopher://127.0.0.1:6379/_x unix:///run/x.sock javascript:alert(1)
    //public.example public.example/v1 localhost:11434/v1 http:///v1 https:// http:public.example""".split(),
    "http://public.example\\@127.0.0.1/",
    "http://public.example\t.evil/",
    "http://public.example\n/v1",
    "http://public.example\u200b/v1",
    "http://public example/v1",
    " http://public.example",
    "http://" + "a" * 64 + ".example",
    "http://" + "a." * 130 + "example",
    "",
]
WITH_PASSWORD = ["http://user:secret@public.example", "http://127.0.0.1:80@public.example/", "http://u@localhost"]
ALLOWED = ["http://public.example/v1", "https://PUBLIC.example:8443", "http://public.example.", "http://8.8.8.8/v1"]
ALLOWED += ["https://[2606:4700:4700::1111]/v1", "http://bücher.example/v1", "https://both.example"]


def resolver(host: str, port: int, **_options: object) -> list[tuple[object, ...]]:
    """In place of `socket.getaddrinfo`."""
    if host not in NAMES:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in NAMES[host]]
