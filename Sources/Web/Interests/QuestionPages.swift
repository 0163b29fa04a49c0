import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup

/// One question a page; each saves by itself.
enum QuestionPages {
  static let show: PathPattern = "/declare/{declaration}/{question}"

  static let endpoints: [Endpoint] = [
    .page(show, EditDeclaration.self, in: DeclarationPages.scope, showPage),
    .form(show, EditDeclaration.self, bodyLimit: QuestionLimits.file + 256 * 1024, in: DeclarationPages.scope, save),
  ]

  private static func showPage(_ visit: Visit, _ permit: Permit<EditDeclaration>) throws -> Response {
    let owned = try visit.owned(permit)
    let question = try visit.question()
    guard owned.declaration.isEditable else { return visit.redirect(DeclarationPages.tasks, owned.id) }
    let stored = Entries(of: question, owned.answers, owned.catalogue)
    return questionPage(visit, owned, question, stored, stamp: stored.stamp)
  }

  private static func save(_ visit: Visit, _ permit: Permit<EditDeclaration>, _ form: Form) throws -> Response {
    let question = try visit.question()
    let typed = Entries(form.fields.pairs)
    let file = form.file("file").map { SentFile($0) }
    do {
      try visit.application.saveAnswer(
        question, typed, stamp: form.text("stamp"), file: file, from: visit.networkAddress, permit: permit)
    } catch let invalid as InvalidInput {
      return questionPage(
        visit, try visit.owned(permit), question, typed, stamp: form.text("stamp"), problems: visit.problems(invalid))
    } catch let conflict as AnswerConflict {
      return conflictPage(visit, try visit.owned(permit), question, typed, conflict.stored)
    }
    return try next(visit, question, stays: form.text("then") == "stay")
  }

  private static func next(_ visit: Visit, _ question: DeclarationQuestion, stays: Bool) throws -> Response {
    let id = try visit.parameter("declaration")
    if stays { return visit.redirect(DeclarationPages.tasks, id, done: .saved) }
    guard let next = question.next else { return visit.redirect(DeclarationPages.check, id, done: .saved) }
    return visit.redirect(show, id, next.rawValue, done: .saved)
  }
}

extension Visit {
  fileprivate func question() throws -> DeclarationQuestion {
    guard let question = DeclarationQuestion(rawValue: try parameter("question")) else { throw NotFound() }
    return question
  }
}

extension QuestionPages {
  private static func questionPage(
    _ visit: Visit, _ owned: OwnedDeclaration, _ question: DeclarationQuestion, _ entries: Entries, stamp: String,
    problems: Problems = .none
  ) -> Response {
    let title = visit.title(of: question)
    return visit.page(title, problems: problems, above: visit.above(owned)) { html in
      html.progress(question: question.number, of: DeclarationQuestion.allCases.count, visit.texts)
      html.element("h1", [], title)
      if let hint = visit.texts.text("interests.hint-" + question.rawValue) { html.element("p", [.class("lead")], hint) }
      form(visit, owned, question, entries, stamp, problems, &html)
      html.element("p", [.class("hint")], visit.savedAt(owned.declaration))
    }
  }

  /// Both versions side by side. The form holds what was typed and is sent on top of what stands there now, so that saving it is a
  /// decision, and text of both can be joined.
  private static func conflictPage(
    _ visit: Visit, _ owned: OwnedDeclaration, _ question: DeclarationQuestion, _ typed: Entries, _ stored: Entries
  ) -> Response {
    let texts = visit.texts
    return visit.page(texts(InterestsText.conflictTitle), status: 409, above: visit.above(owned)) { html in
      html.element("h1", [], texts(InterestsText.conflictTitle))
      html.element("p", [.class("lead")], texts(InterestsText.conflictLead))
      html.element("h2", [], texts(InterestsText.conflictStored))
      let rows = AnswerRows(visit: visit, declaration: owned.declaration, catalogue: owned.catalogue)
      html.summaryList(rows.rows(question), texts)
      html.element("p") { $0.link(Link(texts(InterestsText.conflictKeep), visit.address(DeclarationPages.tasks, owned.id))) }
      html.element("h2", [], texts(InterestsText.conflictYours))
      form(visit, owned, question, typed, stored.stamp, .none, &html)
    }
  }

  private static func form(
    _ visit: Visit, _ owned: OwnedDeclaration, _ question: DeclarationQuestion, _ entries: Entries, _ stamp: String,
    _ problems: Problems, _ html: inout HTML
  ) {
    let address = visit.address(show, owned.id, question.rawValue)
    html.form(action: address, csrf: visit.csrf, hasFiles: question == .backing, warnsUnsaved: true) { html in
      html.hidden("stamp", stamp)
      QuestionForm(visit, entries, problems, owned.catalogue).write(question, &html)
      if question == .backing { storedFile(visit, owned, &html) }
      html.actions { html in
        html.button(visit.texts(FormsText.saveContinue))
        html.button(visit.texts(FormsText.save), .secondary, name: "then", value: "stay")
      }
    }
  }

  private static func storedFile(_ visit: Visit, _ owned: OwnedDeclaration, _ html: inout HTML) {
    guard let file = owned.answers.backingFile else { return }
    html.element("p") { html in
      let link = Link(visit.texts(InterestsText.fileOpen), visit.address(DeclarationPages.file, owned.id))
      html.download(link, visit.weight(of: file), visit.texts)
    }
    html.checkbox(Field("remove-file", label: visit.texts(InterestsText.backingFileRemove)), value: YesOrNo.yes.rawValue)
  }
}
