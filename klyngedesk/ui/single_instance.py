"""One window for each data folder: a second start brings the first forward."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MILLISECONDS = 300
ANSWER_MILLISECONDS = 3000
HERE = b"here\n"


def name_of(folder: Path) -> str:
    """Return the name under which the window of that folder listens."""
    return "klyngedesk-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]


def brought_forward(folder: Path) -> bool:
    """Return whether a window of that folder is open already and answers; it then comes to the front."""
    return bool(_answer(folder))


def brought_forward_soon(folder: Path, tries: int = 10) -> bool:
    """Return the same of a window that may only just have begun, and cannot hear yet."""
    for _ in range(tries):
        answer = _answer(folder)
        if answer is not None:
            return answer
        time.sleep(WAIT_MILLISECONDS / 1000)
    return False


def _answer(folder: Path) -> bool | None:
    """Return whether the window came to the front; None where none listens, False where it hangs."""
    socket = QLocalSocket()
    socket.connectToServer(name_of(folder))
    if not socket.waitForConnected(WAIT_MILLISECONDS):
        return None
    socket.write(b"forward\n")
    socket.waitForBytesWritten(WAIT_MILLISECONDS)
    # The system takes the call for a window that hangs; an answer may have come while the call went out.
    answered = socket.bytesAvailable() > 0 or socket.waitForReadyRead(ANSWER_MILLISECONDS)
    socket.disconnectFromServer()
    return answered


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
