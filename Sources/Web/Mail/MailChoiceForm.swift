import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

/// The form of a person's choices.
struct MailChoiceForm {
  let visit: Visit
  let choices: MailChoices
  let standardZone: String
  let problems: Problems

  private var texts: Texts { visit.texts }

  func write(_ html: inout HTML) {
    html.form(action: visit.address(MailChoicePages.show), csrf: visit.csrf) { html in
      html.hidden("version", String(choices.version))
      for kind in MailKind.allCases {
        let label = texts(kind == .conversations ? MailingText.conversations : .reminders)
        html.radios(Field(kind.rawValue, label: label, value: choices[kind].rawValue), frequencies, isInline: true)
      }
      html.select(
        Field("hour", label: texts(MailingText.hour), error: problems.error(at: "hour"), value: String(choices.hour)),
        (0...23).map { Choice(String($0), ($0 < 10 ? "0" : "") + "\($0):00") })
      html.select(
        Field("weekday", label: texts(MailingText.weekday), error: problems.error(at: "weekday"), value: String(choices.weekday)),
        (1...7).map { Choice(String($0), texts.text("mailing.weekday-\($0)") ?? "") })
      html.select(
        Field("time-zone", label: texts(MailingText.zone), error: problems.error(at: "time-zone"), value: choices.timeZone),
        ClockZone.names().map { Choice($0, $0.replacing("_", with: " ")) },
        blank: texts(MailingText.zoneStandard, ["zone": .text(standardZone)]))
      html.actions { $0.button(texts(FormsText.save)) }
    }
  }

  private var frequencies: [Choice] {
    MailFrequency.allCases.map { Choice($0.rawValue, texts.text("mailing.\($0.rawValue)") ?? $0.rawValue) }
  }
}
