"""PNG pictures with fewer colours, with nothing but the standard library."""

import struct
import zlib


def reduce_colours(path, most=256):
    """Writes an 8-bit RGB or RGBA picture again as one with a palette of the commonest colours; transparency is dropped."""
    width, height, channels, rows = read(path.read_bytes())
    counts = {}
    for row in rows:
        for colour in (row[place : place + 3] for place in range(0, len(row), channels)):
            counts[colour] = counts.get(colour, 0) + 1
    palette = sorted(counts, key=counts.get, reverse=True)[:most]
    place = {colour: index for index, colour in enumerate(palette)}
    for colour in counts:
        if colour not in place:
            place[colour] = min(range(len(palette)), key=lambda index: distance(colour, palette[index]))
    lines = b"".join(b"\0" + bytes(place[row[at : at + 3]] for at in range(0, len(row), channels)) for row in rows)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"PLTE", b"".join(palette)), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b"")]
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*each) for each in chunks))


def distance(one, other):
    return sum((a - b) ** 2 for a, b in zip(one, other))


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def read(data):
    """Width, height, bytes per dot and the rows of a PNG (ISO/IEC 15948) that is neither interlaced nor has a palette."""
    place, packed = 8, b""
    while place < len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        content = data[place + 8 : place + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colours, _, _, interlaced = struct.unpack(">IIBBBBB", content)
            assert depth == 8 and colours in (2, 6) and not interlaced, "not a picture as Chromium writes them"
        packed += content if kind == b"IDAT" else b""
        place += 12 + length
    channels = 3 if colours == 2 else 4
    return width, height, channels, unfilter(zlib.decompress(packed), width * channels, height, channels)


def unfilter(raw, length, height, channels):
    rows, above = [], bytes(length)
    for line in range(height):
        start = line * (length + 1)
        row = bytearray(raw[start + 1 : start + 1 + length])
        undo(raw[start], row, above, channels)
        above = bytes(row)
        rows.append(above)
    return rows


def undo(kind, row, above, channels):
    """The five filters of ISO/IEC 15948 section 9."""
    for place in range(len(row)):
        left = row[place - channels] if place >= channels else 0
        corner = above[place - channels] if place >= channels else 0
        row[place] = (row[place] + (0, left, above[place], (left + above[place]) // 2, nearest(left, above[place], corner))[kind]) & 255


def nearest(left, up, corner):
    guess = left + up - corner
    return min((left, up, corner), key=lambda value: abs(guess - value))
