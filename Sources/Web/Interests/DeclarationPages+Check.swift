import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup

/// The answers read through: before they are sent, and all on one page for print.
extension DeclarationPages {
  static func checkPage(_ visit: Visit, _ owned: OwnedDeclaration) -> Response {
    let texts = visit.texts
    return visit.page(texts(InterestsText.checkTitle), above: visit.above(owned)) { html in
      html.element("h1", [], texts(InterestsText.checkTitle))
      html.element("p", [.class("lead")], texts(InterestsText.checkLead))
      missing(visit, owned, &html)
      answers(visit, owned, isChangeable: owned.declaration.isEditable, &html)
      if owned.declaration.isEditable && owned.answers.missing.isEmpty {
        visit.actionForm(send, owned.id, texts(InterestsText.send), &html)
      }
    }
  }

  static func wholePage(_ visit: Visit, _ owned: OwnedDeclaration) -> Response {
    let title = visit.tasksTitle(owned)
    return visit.page(title, above: visit.above(owned)) { html in
      html.element("h1", [], title)
      html.state(of: owned.declaration, visit)
      answers(visit, owned, isChangeable: false, &html)
    }
  }

  /// Every question with its answers, under headings.
  static func answers(_ visit: Visit, _ owned: OwnedDeclaration, isChangeable: Bool, _ html: inout HTML) {
    let rows = AnswerRows(visit: visit, declaration: owned.declaration, catalogue: owned.catalogue)
    for question in DeclarationQuestion.allCases {
      html.element("h2", [], visit.title(of: question))
      if question == .wishes { html.element("p", [.class("hint")], visit.texts(InterestsText.private)) }
      let address = isChangeable ? visit.address(QuestionPages.show, owned.id, question.rawValue) : nil
      html.summaryList(rows.rows(question, changeAddress: address), visit.texts)
    }
  }

  private static func missing(_ visit: Visit, _ owned: OwnedDeclaration, _ html: inout HTML) {
    let missing = owned.answers.missing
    guard !missing.isEmpty else { return }
    html.notice(.warning, title: visit.texts(InterestsText.missing, ["count": .count(missing.count)])) { html in
      html.element("p", [], visit.texts(InterestsText.missingLead))
      html.element("ul") { html in
        for question in missing {
          let address = visit.address(QuestionPages.show, owned.id, question.rawValue)
          html.element("li") { $0.link(Link(visit.title(of: question), address)) }
        }
      }
    }
  }
}
