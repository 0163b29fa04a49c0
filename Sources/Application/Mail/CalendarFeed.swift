import Domain
import Localization
import Store
import TwinhallCore

extension Application {
  /// Gives a person's calendar a new secret address; an earlier one ends. The address is shown this once.
  public func makeCalendar(permit: Permit<UseOwnAccount>) throws -> Secret {
    let secret = Secret.random()
    try setCalendar(secret.digestText, permit)
    return secret
  }

  /// Ends the address of a person's calendar.
  public func endCalendar(permit: Permit<UseOwnAccount>) throws { try setCalendar(nil, permit) }

  private func setCalendar(_ digest: String?, _ permit: Permit<UseOwnAccount>) throws {
    guard let person = permit.viewer.person else { throw NotFound() }
    try change(permit) { change in
      try change.connection.mailChoices.ensure(person.id, code: SignedCode.random())
      try change.connection.mailChoices.setCalendar(digest, of: person.id)
      try change.record(person.id, after: ["calendar": digest == nil ? "ended" : "made"])
    }
  }

  /// What a person has to do, as a calendar file; nil for an address that is none or has ended.
  public func calendar(_ secret: Secret, permit: Permit<ReadPublicSite>) throws -> String? {
    try read { connection in
      guard let id = try connection.mailChoices.person(calendarDigest: secret.digestText), let person = try connection.people.find(id)
      else { return nil }
      let dates = try dueDates(of: viewer(of: person, on: connection), on: connection)
      let name = try OperatorSettings(connection).name(in: person.language)
      return CalendarFile(
        name: name, language: person.language, host: configuration.mail.host, site: configuration.publicAddress, madeAt: time.now
      ).text(dates)
    }
  }
}

/// A calendar of due dates (RFC 5545): whole days, each with an identifier that stays.
struct CalendarFile {
  let name: String
  let language: Language
  let host: String
  let site: String
  let madeAt: Instant

  func text(_ dates: [DueDate]) -> String {
    let texts = Texts.shared(language)
    let lines =
      [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Twinhall//Due dates//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        "NAME:\(escaped(name))", "X-WR-CALNAME:\(escaped(name))", "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
      ] + dates.flatMap { event($0, texts) } + ["END:VCALENDAR"]
    return lines.map { folded($0) + "\r\n" }.joined()
  }

  private func event(_ date: DueDate, _ texts: Texts) -> [String] {
    [
      "BEGIN:VEVENT", "UID:\(date.kind.rawValue).\(date.record)@\(host)", "DTSTAMP:\(stamp)", "DTSTART;VALUE=DATE:\(digits(date.day))",
      "DTEND;VALUE=DATE:\(digits(date.day.adding(days: 1)))", "SUMMARY:\(escaped(date.title(texts)))",
      "URL:\(site)\(date.path(language))", "TRANSP:TRANSPARENT", "END:VEVENT",
    ]
  }

  private var stamp: String {
    let text = madeAt.description
    return digits(madeAt.day) + "T" + text.dropFirst(11).prefix(8).filter(\.isNumber) + "Z"
  }

  private func digits(_ day: Day) -> String { day.description.filter(\.isNumber) }

  /// Section 3.3.11.
  private func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,").replacing("\n", with: "\\n")
  }

  /// Section 3.1: lines of at most 75 bytes, broken between characters.
  private func folded(_ line: String) -> String {
    var (result, width) = ("", 0)
    for character in line {
      let bytes = character.utf8.count
      if width + bytes > 75 {
        result += "\r\n "
        width = 1
      }
      result.append(character)
      width += bytes
    }
    return result
  }
}
