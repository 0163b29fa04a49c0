/// What stands in the README.txt of a backup and of an export, for whoever finds it years later.
enum PackageText {
  static let backup = """
    A backup of a Twinhall installation.

    manifest.json     when it was made, of what, the end of the audit trail, and size and SHA-256 of every part
    database.sqlite   the whole database, when it was SQLite
    tables/           the whole database as JSON lines, when it was PostgreSQL, described in schema.json
    files/            files that people sent, each named by the BLAKE2b-256 of its content
    keys/             key files, only when the backup was made with them
    SHA256SUMS        for 'sha256sum -c SHA256SUMS'

    Put it into an empty installation with 'twinhall restore PATH'. It holds personal data and, with keys, what opens
    everything that is sealed in it: keep it as you keep the installation itself.

    """

  static let export = """
    Everything a Twinhall installation held, to be read without Twinhall or taken in by another one.

    manifest.json     when it was made, rows and SHA-256 of every table, the end of the audit trail
    schema.json       tables, their columns with types and what they point to, and their keys
    tables/           one file a table: UTF-8, one JSON object a line (RFC 8259), rows in the order of the key
    files/            files that people sent, each named by the BLAKE2b-256 of its content; the table files has their names
    SHA256SUMS        for 'sha256sum -c SHA256SUMS'

    Types: text is a string, integer and real are numbers, bytes is a string in base64 (RFC 4648), an empty value is null.
    Columns that end in _at hold moments in UTC, such as 2026-11-24T09:05:00.000Z; days are 2026-11-24. Truth is 1 or 0.

    Left out are sessions, links and questions that wait for an answer, and counts of attempts (leftOut in manifest.json): they are secrets for a short time
    or worthless elsewhere. Everybody signs in anew.

    Take it in with 'twinhall import PATH' into an empty installation, on SQLite or PostgreSQL. It holds personal data.

    """
}
