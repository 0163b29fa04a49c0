import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Which action was refused, for the page that says so to lead to the reasons.
struct RefusedAction {
  let name: String
  let scope: Scope
}

extension RefusedAction {
  /// The record that the action was tried on, as far as its scope names one.
  fileprivate var record: ExplainedRecord {
    if let id = scope.declaration { return .declaration(id) }
    if let id = scope.partnerships.first { return .place(.partnership(id)) }
    if let id = scope.networks.first { return .place(.network(id)) }
    if let id = scope.organisations.sorted().first { return .place(.organisation(id)) }
    if let id = scope.people.first { return .person(id) }
    return .place(.programme)
  }
}

extension Visit {
  /// A link from a refusal to its reasons; nothing for a visitor.
  func whyLink(_ html: inout HTML) {
    guard let refused, let person = viewer.person else { return }
    html.element("p") { html in
      html.link(Link(texts(RightsText.whyLink), rightsAddress(person.id, refused.record, action: refused.name)))
    }
  }
}
