import TwinhallCore

/// What a person is mailed besides what always comes at once: decisions, proposals, sign-in links.
public enum MailKind: String, CaseIterable, Sendable {
  /// Posts in the conversations that the person takes part in.
  case conversations
  /// Dates that come closer, or have passed.
  case reminders
}

/// How often.
public enum MailFrequency: String, CaseIterable, Sendable {
  case atOnce = "at-once"
  case daily
  case weekly
  case never
}

/// How a person wants to be mailed.
public struct MailChoices: Hashable, Sendable {
  public var conversations = MailFrequency.atOnce
  public var reminders = MailFrequency.atOnce
  /// When gathered mails come, by the clock of `timeZone`: 0 to 23.
  public var hour = 8
  /// The day of the weekly mail: 1 is Monday, 7 is Sunday (ISO 8601).
  public var weekday = 1
  /// IANA name; empty is the operator's.
  public var timeZone = ""
  /// 0 until something was chosen.
  public var version = 0

  public init() {}

  public subscript(_ kind: MailKind) -> MailFrequency {
    get { kind == .conversations ? conversations : reminders }
    set {
      switch kind {
      case .conversations: conversations = newValue
      case .reminders: reminders = newValue
      }
    }
  }

  /// When something that happens now is to be mailed; nil for never.
  /// - Parameter zone: of `timeZone`.
  public func sendTime(of kind: MailKind, after instant: Instant, in zone: ClockZone) -> Instant? {
    switch self[kind] {
    case .atOnce: return instant
    case .never: return nil
    case .daily: return next(after: instant, zone) { _ in true }
    case .weekly: return next(after: instant, zone) { $0.weekday == weekday }
    }
  }

  private func next(after instant: Instant, _ zone: ClockZone, on isDay: (Day) -> Bool) -> Instant {
    var day = zone.local(instant).day
    while true {
      let time = zone.instant(day, minute: hour * 60)
      if time > instant && isDay(day) { return time }
      day = day.adding(days: 1)
    }
  }
}

extension Day {
  /// 1 is Monday, 7 is Sunday (ISO 8601).
  public var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }
}
