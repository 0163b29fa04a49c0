"""The sign-in links that the demonstration prints, one per role and each good for one use."""


def parse_links(output):
    """From lines `sign-in ROLE URL` to {role: url}; other lines are for people."""
    links = {}
    for line in output.splitlines():
        words = line.split()
        if len(words) == 3 and words[0] == "sign-in":
            links[words[1]] = words[2]
    return links


def sign_in_link(server, role):
    """A new link for one role, made on the server's database."""
    links = parse_links(server.run("demo", "--if-empty", "--links"))
    if role not in links:
        raise AssertionError(f"no sign-in link for {role}; there are links for {sorted(links)}")
    return links[role]
