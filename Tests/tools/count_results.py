"""Adds up JUnit files and prints "PASSED FAILED SKIPPED"."""

import sys
import xml.etree.ElementTree as xml
from pathlib import Path


def count(folder):
    cases = failed = skipped = 0
    for file in sorted(Path(folder).glob("*.xml")):
        for suite in xml.parse(file).getroot().iter("testsuite"):
            cases += int(suite.get("tests", 0))
            failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            skipped += int(suite.get("skipped", 0))
    return max(0, cases - failed - skipped), failed, skipped


if __name__ == "__main__":
    print(*count(sys.argv[1]))
