import pytest

from igny8_core.common.addresses import is_public

PUBLIC = ["8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.1", "100.63.255.255", "223.255.255.255", "11.0.0.1"]
PUBLIC_V6 = ["2606:4700:4700::1111", "2a00:1450:4001:82f::200e", "2001:4860:4860::8888", "2003::1"]


@pytest.mark.parametrize("address", PUBLIC + PUBLIC_V6)
def test_addresses_of_the_internet_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    """0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 100.127.255.255 127.0.0.1 127.255.255.254
    168.63.129.16 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1
    198.19.255.255 198.51.100.7 203.0.113.7 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255""".split(),
)
def test_addresses_inside_and_of_no_one_are_not(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    """:: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b::808:808
    64:ff9b:1::a00:1 100::1 2001::1 2001:0:7f00:1::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1::1 2002:808:808::1
    3fff::1 fc00::1 fd00:ec2::254 fdff::1 fe80::1 fec0::1 ff02::1 ff0e::1 5f00::1 2606:4700::1%1""".split(),
)
def test_addresses_of_version_six_that_lead_inside_or_hide_another_are_not(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "text", ["", "localhost", "127.1", "0177.0.0.1", "2130706433", "0x7f000001", "8.8.8.8 ", "1::2::3"]
)
def test_what_is_no_address_is_not_public(text):
    assert not is_public(text)
