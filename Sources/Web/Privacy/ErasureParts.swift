import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

extension ErasureOutlook {
  /// Whether a request would be taken.
  var canBeAsked: Bool { waiting == nil && hold == nil && !isLastAdministrator && !isErased }
}

extension HTML {
  /// What waits and what stands in the way.
  mutating func erasureNotices(_ outlook: ErasureOutlook, _ visit: Visit, withdraw address: String) {
    let texts = visit.texts
    if outlook.isErased { return element("p", [], texts(PrivacyText.erased)) }
    if let waiting = outlook.waiting {
      let day = Argument.text(visit.formats.day(waiting.dueAt.day))
      notice(.warning, title: texts(PrivacyText.eraseWaitingTitle, ["day": day])) { html in
        html.element("p", [], texts(PrivacyText.eraseWaitingText))
        html.form(action: address, csrf: visit.csrf) { html in
          html.actions { $0.button(texts(PrivacyText.eraseWithdraw), .secondary) }
        }
      }
    }
    if let hold = outlook.hold {
      notice(.neutral, title: texts(PrivacyText.heldTitle)) { html in
        html.element("p", [], texts(PrivacyText.heldText, ["reason": .text(hold.reason)]))
      }
    }
    if outlook.isLastAdministrator { element("p", [], texts(PrivacyText.lastAdministrator)) }
  }

  /// What goes, what stays and why, and when.
  mutating func consequences(_ outlook: ErasureOutlook, _ visit: Visit) {
    guard !outlook.isErased else { return }
    let texts = visit.texts
    dataTable(
      caption: texts(PrivacyText.eraseTitle), isCaptionHidden: true,
      columns: [
        Column(texts(PrivacyText.what)), Column(texts(PrivacyText.goes), isNumeric: true),
        Column(texts(PrivacyText.stays), isNumeric: true),
      ],
      rows: outlook.lines.map { line in
        [.text(visit.word(for: line.sort)), .text(visit.formats.integer(line.deleted)), .text(visit.formats.integer(line.kept))]
      })
    element("p", [], texts(PrivacyText.eraseName, ["name": .text(outlook.formerName)]))
    element("p", [], texts(PrivacyText.eraseStays))
    element("p", [], texts(PrivacyText.eraseWait, ["count": .count(outlook.days)]))
  }
}
