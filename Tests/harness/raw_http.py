"""Requests as bytes, for what no well-behaved client would send."""

import contextlib
import socket


def connect(server, timeout=10):
    return socket.create_connection(("127.0.0.1", server.port), timeout)


def exchange(server, request, timeout=10, half_close=True):
    """Sends bytes, says that no more will come unless told not to, and returns all that the server answers before it closes.

    A server may close before it has read everything; one that keeps such a client waiting raises TimeoutError.
    """
    answer = bytearray()
    with connect(server, timeout) as connection:
        try:
            connection.sendall(request)
            if half_close:
                connection.shutdown(socket.SHUT_WR)
        except OSError as closed:
            if isinstance(closed, TimeoutError):
                raise
        with contextlib.suppress(ConnectionError):
            while part := connection.recv(65536):
                answer += part
    return bytes(answer)


def statuses(answer):
    """The status codes of all answers in a stream, in order."""
    lines = answer.split(b"\r\n")
    return [int(line[9:12]) for line in lines if line.startswith(b"HTTP/1.") and line[9:12].isdigit()]
