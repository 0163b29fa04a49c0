"""Requests as bytes, for what no well-behaved client would send."""

import socket


def connect(server, timeout=10):
    return socket.create_connection(("127.0.0.1", server.port), timeout)


def exchange(server, request, timeout=10):
    """Sends bytes and returns all that comes back until the server closes or falls silent."""
    answer = bytearray()
    try:
        with connect(server, timeout) as connection:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            while part := connection.recv(65536):
                answer += part
    except (ConnectionResetError, BrokenPipeError):
        pass
    return bytes(answer)


def statuses(answer):
    """The status codes of all answers in a stream, in order."""
    lines = answer.split(b"\r\n")
    return [int(line[9:12]) for line in lines if line.startswith(b"HTTP/1.") and line[9:12].isdigit()]
