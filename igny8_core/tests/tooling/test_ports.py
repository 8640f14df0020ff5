"""Which port is chosen, and what a taken one says."""

import socket

import pytest

from scripts import ports
from scripts.ports import PortError, check_free, chosen_port


@pytest.fixture(autouse=True)
def _own_root(tmp_path, monkeypatch):
    monkeypatch.setattr(ports, "ROOT", tmp_path)
    monkeypatch.delenv("PORT", raising=False)


def test_default_is_8000():
    assert chosen_port() == 8000


def test_env_file_chooses_and_the_environment_wins(tmp_path, monkeypatch):
    (tmp_path / ".env").write_text("# PORT=1\nPORT='8123'\nOPENAI_API_KEY=PORT\n")
    assert chosen_port() == 8123
    monkeypatch.setenv("PORT", "8200")
    assert chosen_port() == 8200


@pytest.mark.parametrize("text", ["http", "0", "65536", "-1", "80 80"])
def test_what_is_no_port_is_named(monkeypatch, text):
    monkeypatch.setenv("PORT", text)
    with pytest.raises(PortError, match=f"PORT={text} is not a port"):
        chosen_port()


def test_a_taken_port_is_one_line_with_a_way_out():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(PortError) as caught:
            check_free(port)
    assert f"Port {port} is taken" in str(caught.value)
    assert "make run PORT=" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_port_is_free_again_right_after_a_server_with_open_connections_ended():
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        client = socket.create_connection(address)
        accepted, _ = server.accept()
        accepted.close()  # the side that closes first stays in TIME_WAIT
        client.close()
    check_free(address[1])
