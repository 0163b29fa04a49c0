import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

extension Visit {
  func word(for data: RetainedData) -> String { texts.text("retention.data-" + data.rawValue) ?? data.rawValue }

  /// From when its period runs.
  func beginning(of data: RetainedData) -> String { texts.text("retention.since-" + data.rawValue) ?? "" }

  func period(of rule: RetentionRule) -> String {
    guard let days = rule.days else { return texts(RetentionText.untilDecided) }
    return days == 0 ? texts(RetentionText.untilNight) : texts(RetentionText.period, ["count": .count(days)])
  }

  func number(of outlook: RetentionOutlook) -> String {
    let number = formats.integer(outlook.count)
    return outlook.count < RetentionOutlook.mostCounted ? number : texts(RetentionText.orMore, ["number": .text(number)])
  }

  /// The operator's reason in the reader's language, or in another with its mark.
  fileprivate func basisCell(_ rule: RetentionRule) -> Cell {
    if let own = rule.bases[language] { return .text(own) }
    guard let (other, text) = rule.bases.min(by: { $0.key == .english || $1.key != .english && $0.key.tag < $1.key.tag }) else {
      return .text("–")
    }
    var html = HTML(reserving: 512)
    html.element("span", [.lang(other.tag)], text)
    return .html(html)
  }
}

extension HTML {
  /// Everything that goes by itself, for everybody.
  mutating func keptData(_ rules: [RetentionRule], _ visit: Visit) {
    let texts = visit.texts
    element("h2", [], texts(RetentionText.publicTitle))
    element("p", [], texts(RetentionText.publicText))
    dataTable(
      caption: texts(RetentionText.publicTitle), isCaptionHidden: true,
      columns: [.what, .since, .kept, .why].map { Column(texts($0 as RetentionText)) },
      rows: rules.map { rule in
        [.text(visit.word(for: rule.data)), .text(visit.beginning(of: rule.data)), .text(visit.period(of: rule)), visit.basisCell(rule)]
      })
    element("p", [], texts(RetentionText.publicRest))
    element("p", [], texts(RetentionText.publicRights))
  }

  /// What would go, before it goes.
  mutating func goingTonight(_ outlook: RetentionOutlook, _ visit: Visit) {
    let (texts, formats) = (visit.texts, visit.formats)
    element("h2", [], texts(RetentionText.tonightTitle, ["time": .text(formats.shortInstant(outlook.at))]))
    guard outlook.count > 0 else { return emptyState(title: texts(RetentionText.nothing), text: texts(RetentionText.nothingText)) }
    element("p", [], texts(RetentionText.tonightCount, ["number": .text(visit.number(of: outlook))]))
    dataTable(
      caption: texts(RetentionText.firstRows), columns: [Column(texts(RetentionText.since)), Column(texts(RetentionText.what))],
      rows: outlook.first.map { row in
        [.text(formats.shortInstant(row.since)), .text(row.label.isEmpty ? visit.word(for: outlook.rule.data) : row.label)]
      })
  }

  /// What somebody else saved meanwhile.
  mutating func theirRule(_ rule: RetentionRule, _ visit: Visit) {
    let texts = visit.texts
    let bases = rule.bases.sorted { $0.key.tag < $1.key.tag }.map { language, basis in
      SummaryRow(texts(RetentionText.basis, ["language": .text(texts.languageName(language.tag))]), basis)
    }
    conflictNotice(title: texts(RetentionText.conflictTitle), text: texts(RetentionText.conflictText)) { html in
      html.summaryList([SummaryRow(texts(RetentionText.kept), visit.period(of: rule))] + bases, texts)
    }
  }
}
