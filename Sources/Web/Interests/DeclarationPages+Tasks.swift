import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup

/// The list of questions with the state of each, and what can be done with the whole.
extension DeclarationPages {
  static func tasksPage(_ visit: Visit, _ owned: OwnedDeclaration) -> Response {
    let declaration = owned.declaration
    let title = visit.tasksTitle(owned)
    let above = visit.viewer.person == nil ? [] : [Link(visit.texts(InterestsText.homeTitle), visit.address(HomePage.show))]
    return visit.page(title, above: above) { html in
      html.element("h1", [], title)
      state(visit, owned, &html)
      if declaration.isEditable {
        html.stepList(steps(visit, owned))
      } else {
        primary(visit, owned, &html)
      }
      html.element("p") { html in
        html.link(Link(visit.texts(InterestsText.printLink), visit.address(whole, owned.id)))
      }
      more(visit, owned, &html)
    }
  }

  private static func state(_ visit: Visit, _ owned: OwnedDeclaration, _ html: inout HTML) {
    let declaration = owned.declaration
    html.state(of: declaration, visit)
    html.element("p", [.class("lead")], visit.nextStep(declaration))
    html.officeNote(of: declaration, visit)
  }

  private static func steps(_ visit: Visit, _ owned: OwnedDeclaration) -> [Step] {
    let texts = visit.texts
    let questions = DeclarationQuestion.allCases.map { question in
      let address = visit.address(QuestionPages.show, owned.id, question.rawValue)
      if owned.answers.isAnswered(question) {
        return Step(visit.title(of: question), address: address, state: texts(InterestsText.stepBegun), .positive)
      }
      let state = texts(question.isOptional ? InterestsText.optionalPart : InterestsText.stepOpen)
      return Step(visit.title(of: question), address: address, state: state, question.isOptional ? .neutral : .information)
    }
    let missing = owned.answers.missing.count
    let send = Step(
      texts(InterestsText.checkTitle), address: visit.address(check, owned.id),
      state: missing == 0 ? texts(InterestsText.stepReady) : texts(InterestsText.missing, ["count": .count(missing)]),
      missing == 0 ? .positive : .neutral)
    return questions + [send]
  }

  /// The one thing to do next with a declaration that is out of the owner's hands or on the list.
  private static func primary(_ visit: Visit, _ owned: OwnedDeclaration, _ html: inout HTML) {
    let declaration = owned.declaration
    switch declaration.state {
    case .published:
      html.element("p") { $0.link(Link(visit.texts(InterestsText.publicPage), visit.address(SeekingPages.show, owned.slug ?? owned.id))) }
      if let day = declaration.lastDay {
        html.element("p", [], visit.texts(InterestsText.confirmText, ["day": .text(visit.formats.day(day))]))
      }
      visit.actionForm(confirm, owned.id, visit.texts(InterestsText.confirm), &html)
    case .hidden where !declaration.isHiddenByOffice:
      visit.actionForm(confirm, owned.id, visit.texts(InterestsText.confirm), &html)
    case .hidden, .withdrawn:
      visit.actionForm(reopen, owned.id, visit.texts(InterestsText.reopen), &html)
    default: break
    }
  }

  /// What is rarely done, each asked once more by having to be opened.
  private static func more(_ visit: Visit, _ owned: OwnedDeclaration, _ html: inout HTML) {
    let (texts, state) = (visit.texts, owned.declaration.state)
    if state == .submitted || state == .published {
      html.details(texts(InterestsText.reopen)) { html in
        html.element("p", [], texts(InterestsText.reopenHint))
        visit.actionForm(reopen, owned.id, texts(InterestsText.reopen), kind: .secondary, &html)
      }
    }
    if state != .withdrawn && state != .matched {
      html.details(texts(InterestsText.withdraw)) { html in
        html.element("p", [], texts(InterestsText.withdrawHint))
        visit.actionForm(withdraw, owned.id, texts(InterestsText.withdraw), kind: .warning, &html)
      }
    }
  }
}

extension Visit {
  /// What the owner does next, in one sentence.
  func nextStep(_ declaration: Declaration) -> String {
    declaration.isHiddenByOffice ? texts(InterestsText.whatNextHiddenOffice) : word("what-next", declaration.state.rawValue)
  }
}
