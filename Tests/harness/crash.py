"""Kills a server in the middle of writes, again and again, and looks for acknowledged writes that are gone."""

import random
import threading
import time


def crash_rounds(server, write, verify, rounds, seed=1, writers=4, longest=0.3):
    """Runs `rounds` rounds of: start, write from several threads, kill -9 at a random moment, start, verify.

    write(server, number) makes one write and returns the id that the server acknowledged; it raises OSError when
    the server is gone. verify(server, acknowledged) gets every id acknowledged in any round and returns the lost ones.
    Returns how many writes were acknowledged. A round in which none was proves nothing, so at least half must have some.
    """
    chance = random.Random(seed)
    acknowledged, fruitful = [], 0
    for number in range(rounds):
        server.start()
        before = len(acknowledged)
        kill_during_writes(server, write, acknowledged, writers, number, chance.uniform(0.01, longest))
        server.start()
        lost = verify(server, list(acknowledged))
        server.stop()
        if lost:
            raise AssertionError(f"round {number + 1}: {len(lost)} acknowledged writes are gone, first {lost[:5]}")
        fruitful += len(acknowledged) > before
    if fruitful * 2 < rounds:
        raise AssertionError(f"only {fruitful} of {rounds} rounds had an acknowledged write before the kill")
    return len(acknowledged)


def kill_during_writes(server, write, acknowledged, writers, number, delay):
    faults = []

    def keep_writing(writer):
        count = 0
        while True:
            try:
                acknowledged.append(write(server, f"{number}-{writer}-{count}"))
                count += 1
            except OSError:
                return
            except Exception as fault:
                faults.append(fault)
                return

    threads = [threading.Thread(target=keep_writing, args=(writer,), daemon=True) for writer in range(writers)]
    for thread in threads:
        thread.start()
    time.sleep(delay)
    server.kill()
    for thread in threads:
        thread.join(30)
    if faults:
        raise faults[0]
