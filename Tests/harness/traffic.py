"""Bytes on the wire, headers included, as the browser counts them."""


class Traffic:
    """Records every response of a page from now on."""

    def __init__(self, page):
        self.addresses, self.sizes = {}, {}
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", lambda event: self.addresses.update({event["requestId"]: event["request"]["url"]}))
        session.on("Network.loadingFinished", lambda event: self.sizes.update({event["requestId"]: event["encodedDataLength"]}))

    @property
    def requests(self):
        """[(address, bytes)] of what came over the network; nothing is counted for what the cache held.

        An icon that no page names is left out: Chromium asks for it once per process and not once per person.
        """
        found = [(self.addresses[key], size) for key, size in self.sizes.items() if size > 0 and key in self.addresses]
        return [(address, size) for address, size in found if not address.endswith("/favicon.ico")]

    @property
    def bytes(self):
        return sum(size for _, size in self.requests)


def check_budget(traffic, kilobytes, requests):
    """At most so many kB (of 1000 bytes) in so many requests."""
    seen = f"{traffic.bytes} bytes in {len(traffic.requests)} requests: {traffic.requests}"
    assert traffic.requests, "no traffic was recorded"
    within = traffic.bytes <= kilobytes * 1000 and len(traffic.requests) <= requests
    assert within, f"more than {kilobytes} kB or {requests} requests: {seen}"
