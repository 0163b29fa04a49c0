import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

/// Locking, ruling out, overriding and giving free: each shows what changes and asks for the reason before it is done.
extension PairPages {
  /// The last part of the address, and what it does.
  enum Step: String, CaseIterable {
    case lock
    case propose
    case forbid
    case conflict
    case free

    var kind: FixedPair.Kind? {
      switch self {
      case .lock, .propose: .locked
      case .forbid: .forbidden
      case .conflict: .conflictOfInterest
      case .free: nil
      }
    }

    var title: MatchingText {
      switch self {
      case .lock: .doLock
      case .propose: .doPropose
      case .forbid: .doForbid
      case .conflict: .doConflict
      case .free: .doFree
      }
    }
  }

  private static func step(_ visit: Visit) throws -> Step {
    guard let step = Step(rawValue: try visit.parameter("kind")) else { throw NotFound() }
    return step
  }

  static func changePage(
    _ visit: Visit, _ permit: Permit<ManageMatching>, reason: String = "", problems: Problems = .none
  ) throws -> Response {
    let pair = try find(visit)
    let step = try step(visit)
    let texts = visit.texts
    let difference = try visit.application.preview(PairChange(pair.key, to: step.kind), in: pair.view.round.id, permit: permit)
    let above = visit.above(pair.view.round) + [Link(pair.title, visit.pairAddress(pair.view.round, pair.key))]
    return visit.officePage(texts(step.title), problems: problems, above: above) { html in
      html.element("h1", [], "\(texts(step.title)): \(pair.title)")
      html.element("p", [.class("lead")], texts(MatchingText.confirmLead))
      html.levelChange(difference, pair, visit)
      html.form(action: address(visit, pair, step), csrf: visit.csrf, warnsUnsaved: true) { html in
        html.textArea(
          Field(
            "reason", label: texts(MatchingText.cause), hint: texts(MatchingText.causeHint), error: problems.error(at: "reason"),
            value: reason), rows: 3, maximum: 500, texts)
        html.actions { $0.button(texts(MatchingText.confirm)) }
      }
    }
  }

  static func confirm(_ visit: Visit, _ permit: Permit<ManageMatching>, _ form: Form) throws -> Response {
    let pair = try find(visit)
    let step = try step(visit)
    let reason = form.text("reason")
    do {
      try visit.application.fixPair(PairChange(pair.key, to: step.kind), in: pair.view.round.id, reason: reason, permit: permit)
    } catch let invalid as InvalidInput {
      return try changePage(visit, permit, reason: reason, problems: visit.problems(invalid))
    }
    return visit.redirect(RoundPages.show, pair.view.round.id.description, done: .saved)
  }

  static func address(_ visit: Visit, _ pair: PairView, _ step: Step) -> String {
    visit.address(change, pair.view.round.id.description, pair.key.swedish, pair.key.international, step.rawValue)
  }

  /// What may be done with the pair as it stands.
  static func steps(for pair: PairView) -> [Step] {
    if pair.view.round.state == .closed || pair.view.isSent(pair.key) || pair.fixed?.kind == .declined { return [] }
    if pair.fixed != nil { return [.free] }
    if !pair.exclusions.isEmpty { return [.conflict] }
    if pair.isProposed { return [.lock, .forbid, .conflict] }
    // Without a cost there is no place left beside the pairs that are locked or sent.
    return (pair.run.overrideCosts[pair.key] == nil ? [] : [.propose]) + [.forbid, .conflict]
  }
}

extension HTML {
  mutating func pairSteps(_ pair: PairView, _ visit: Visit) {
    let steps = PairPages.steps(for: pair)
    guard !steps.isEmpty else { return }
    actions { html in
      for step in steps {
        html.buttonLink(Link(visit.texts(step.title), PairPages.address(visit, pair, step)), .secondary)
      }
    }
  }
}
