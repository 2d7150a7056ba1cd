"""One window for each data folder: a second start brings the first forward."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MILLISECONDS = 300
ANSWER_MILLISECONDS = 2500
HERE = b"here\n"


def name_of(folder: Path) -> str:
    """Return the name under which the window of that folder listens."""
    return "klyngedesk-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]


def brought_forward(folder: Path) -> bool:
    """Return whether a window of that folder is open already and answers; it then comes to the front."""
    socket = QLocalSocket()
    socket.connectToServer(name_of(folder))
    if not socket.waitForConnected(WAIT_MILLISECONDS):
        return False
    socket.write(b"forward\n")
    answered = socket.waitForReadyRead(ANSWER_MILLISECONDS)  # the system takes the call for a window that hangs
    socket.disconnectFromServer()
    return answered


def brought_forward_soon(folder: Path, tries: int = 10) -> bool:
    """Return the same of a window that may only just have begun, and cannot hear yet."""
    for _ in range(tries):
        if brought_forward(folder):
            return True
        time.sleep(WAIT_MILLISECONDS / 1000)
    return False


def listen(folder: Path, forward: Callable[[], None], parent: QObject) -> QLocalServer:
    """Return the server that hears of a second start."""
    server = QLocalServer(parent)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    QLocalServer.removeServer(name_of(folder))

    def answer() -> None:
        caller = server.nextPendingConnection()
        caller.disconnected.connect(caller.deleteLater)
        caller.write(HERE)
        caller.flush()
        forward()

    server.newConnection.connect(answer)
    server.listen(name_of(folder))
    return server
