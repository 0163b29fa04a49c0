import Application
import Domain
import HTTPServer
import Interface
import Localization
import Store
import TwinhallCore

/// The declarations of the reader's own bodies, and those whose key the browser holds.
@Sendable func declarationsAtHome(_ visit: Visit) throws -> [HomeItem] {
  let own = visit.writers
  guard !own.isEmpty else { return [] }
  let (declarations, bodies) = try visit.application.read { connection in
    (try connection.declarations.all(of: own), try connection.organisations.names(own))
  }
  let current = Dictionary(declarations.map { ($0.organisation, $0) }, uniquingKeysWith: { newest, _ in newest })
  return bodies.values.sorted { sortingKey($0.nameToOrder, .swedish) < sortingKey($1.nameToOrder, .swedish) }.map { body in
    current[body.id].map { visit.item(for: $0) }
      ?? HomeItem(
        title: "\(visit.texts(InterestsText.beginOwn)): \(body.name(in: visit.language))",
        address: visit.address(DeclarePages.own, body.id.description), state: visit.texts(InterestsText.stepOpen), tone: .neutral,
        hint: visit.texts(InterestsText.homeBeginText), waitsForReader: true)
  }
}

extension Visit {
  fileprivate func item(for declaration: Declaration) -> HomeItem {
    let (word, tone) = stateTag(declaration.state)
    let last = declaration.state == .published ? declaration.lastDay : nil
    let isDue = last.map { $0.adding(days: -Declaration.reminderDays) <= application.time.today } ?? false
    return HomeItem(
      title: texts(InterestsText.tasksTitle, ["municipality": .text(declaration.answers.organisationName)]),
      address: address(DeclarationPages.tasks, declaration.id.description), state: word, tone: tone, hint: nextStep(declaration),
      dueOn: isDue ? last : nil, waitsForReader: declaration.penHolder == .owner || isDue)
  }
}
