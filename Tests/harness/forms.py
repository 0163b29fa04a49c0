"""The forms of a page as a browser would send them."""

from html.parser import HTMLParser
from typing import NamedTuple

TEXT_TYPES = ("text", "email", "tel", "url", "search")


class Form(NamedTuple):
    action: str
    method: str
    # (name, value) of everything that is sent if nothing is typed.
    fields: list
    # The names of fields in which a person writes.
    texts: list

    def with_values(self, changes):
        return [(name, value) for name, value in self.fields if name not in changes] + list(changes.items())

    def has(self, name):
        return any(each == name for each, _ in self.fields)

    def value(self, name):
        return next((value for each, value in self.fields if each == name), None)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms, self.select, self.area = [], None, None

    def handle_starttag(self, tag, pairs):
        attributes = dict(pairs)
        if tag == "form":
            self.forms.append(Form(attributes.get("action", ""), attributes.get("method", "get"), [], []))
        if not self.forms:
            return
        form, name, kind = self.forms[-1], attributes.get("name"), attributes.get("type", "text")
        if tag == "input" and name and kind != "file":
            if kind not in ("radio", "checkbox") or "checked" in attributes:
                form.fields.append((name, attributes.get("value", "")))
            if kind in TEXT_TYPES and attributes.get("inputmode") != "numeric":
                form.texts.append(name)
        elif tag == "textarea":
            self.area = name
            form.fields.append((name, ""))
            form.texts.append(name)
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in attributes:
            form.fields.append((self.select, attributes.get("value", "")))

    def handle_data(self, data):
        if self.area:
            name, value = self.forms[-1].fields[-1]
            self.forms[-1].fields[-1] = (name, value + data)

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.area = None


def posting_forms(html):
    reader = _Reader()
    reader.feed(html)
    return [form for form in reader.forms if form.method == "post"]
