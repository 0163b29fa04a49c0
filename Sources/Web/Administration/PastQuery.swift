import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

/// The moment that an address names: exactly, as entries of a history do, or as a day and a time that somebody typed.
struct PastQuery {
  let day: String
  let time: String
  /// nil when what was typed is no moment.
  let at: Instant?
  let problems: [Problem]

  /// - Parameters:
  ///   - zone: the clocks that a typed time is read from.
  ///   - now: what is meant when nothing is named.
  init(_ query: Parameters, in zone: ClockZone, now: Instant) {
    var validation = Validation()
    let exact = query.first("at").flatMap { Instant($0) }
    let (shown, minute) = zone.local(exact ?? now)
    (day, time) = (query.first("day") ?? shown.description, query.first("time") ?? (exact == nil ? "" : Self.clock(minute)))
    let (named, typed) = (validation.day("day", day), Self.minute(time))
    if typed == nil { validation.add("time", .notATime) }
    problems = validation.problems
    if let exact {
      at = exact
    } else if let named, let typed {
      // To the end of the minute: somebody who types what a history shows means that change too.
      at = Instant(milliseconds: zone.instant(named, minute: typed).milliseconds + 59_999)
    } else {
      at = problems.isEmpty ? now : nil
    }
  }

  /// Minutes of the day of `14:30`, `14.30`, `1430` or `9:05`; the last minute when nothing is typed; nil for anything else.
  private static func minute(_ text: String) -> Int? {
    let digits = text.filter { !":. ".contains($0) }
    if digits.isEmpty { return 24 * 60 - 1 }
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), (3...4).contains(digits.count), let number = Int(digits) else { return nil }
    return number / 100 < 24 && number % 100 < 60 ? number / 100 * 60 + number % 100 : nil
  }

  private static func clock(_ minute: Int) -> String {
    let parts = [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : String($0) }
    return parts.joined(separator: ":")
  }
}

extension HTML {
  /// Asks for a day and a time, and leads to the record as it was then.
  /// - Parameters:
  ///   - past: the page that shows the record as it was; its query is sent along.
  ///   - query: what was typed before.
  mutating func pastForm(_ past: String, _ visit: Visit, _ query: PastQuery? = nil, _ problems: Problems = .none) {
    let texts = visit.texts
    let parts = past.split(separator: "?", maxSplits: 1)
    details(texts(AdministrationText.pastFind), isOpen: query != nil) { html in
      html.element("form", [.class("filter"), Attribute("action", String(parts[0])), Attribute("method", "get")]) { html in
        if parts.count > 1, let kept = Parameters.parse(urlEncoded: parts[1].utf8) {
          for (name, value) in kept.pairs { html.hidden(name, value) }
        }
        html.dateField(
          Field(
            "day", label: texts(AdministrationText.pastDay), error: problems.error(at: "day"),
            value: query?.day ?? visit.application.time.today.description), texts)
        html.textField(
          Field(
            "time", label: texts(AdministrationText.pastTime), hint: texts(AdministrationText.pastTimeHint),
            error: problems.error(at: "time"), value: query?.time ?? ""), .text, width: .short)
        html.actions { $0.button(texts(AdministrationText.pastShow), .secondary) }
      }
    }
  }
}
