"""One window for each data folder: a second start brings the first forward."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MILLISECONDS = 300


def name_of(folder: Path) -> str:
    """Return the name under which the window of that folder listens."""
    return "klyngedesk-" + hashlib.sha256(str(folder).encode()).hexdigest()[:24]


def brought_forward(folder: Path) -> bool:
    """Return whether a window of that folder is open already; it then comes to the front."""
    socket = QLocalSocket()
    socket.connectToServer(name_of(folder))
    if not socket.waitForConnected(WAIT_MILLISECONDS):
        return False
    socket.write(b"forward\n")
    socket.waitForBytesWritten(WAIT_MILLISECONDS)
    socket.disconnectFromServer()
    return True


def listen(folder: Path, forward: Callable[[], None], parent: QObject) -> QLocalServer:
    """Return the server that hears of a second start."""
    server = QLocalServer(parent)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    QLocalServer.removeServer(name_of(folder))
    server.newConnection.connect(server.nextPendingConnection)
    server.newConnection.connect(forward)
    server.listen(name_of(folder))
    return server
