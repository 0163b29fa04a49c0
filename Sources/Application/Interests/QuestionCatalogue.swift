import Database
import Domain
import Localization
import Store
import TwinhallCore

/// What the questions choose from: themes, and bodies in the register.
public struct QuestionCatalogue: Sendable {
  /// Those the municipality ranks come first, as it ranks them.
  public private(set) var themes: [Theme] = []
  private var names: [Identifier<Organisation>: String] = [:]
  private var bodies: [String: Identifier<Organisation>] = [:]

  init() {}

  /// - Parameter typed: names of bodies as a person wrote them, to be looked up.
  public init(_ connection: any Connection, _ answers: DeclarationAnswers, typed: [String] = []) throws {
    let ranks = Dictionary(answers.themes.enumerated().map { ($1.theme, $0) }, uniquingKeysWith: min)
    themes = try connection.themes.all().enumerated().sorted { left, right in
      (ranks[left.element.id] ?? .max, left.offset) < (ranks[right.element.id] ?? .max, right.offset)
    }.map(\.element)
    names = try connection.organisations.names(answers.wishes + answers.vetoes).mapValues(\.name)
    for name in Set(typed) where !name.isEmpty { bodies[name] = try connection.organisations.body(named: name) }
  }

  public func theme(_ id: Identifier<Theme>) -> Theme? { themes.first { $0.id == id } }

  func theme(code: String) -> Theme? { themes.first { $0.code == code } }

  /// The name of a body in the register.
  public func name(_ id: Identifier<Organisation>) -> String { names[id] ?? "" }

  func body(named name: String) -> Identifier<Organisation>? { bodies[name] }
}

extension OrganisationStore {
  /// The one body that a name means: the only one that has these words in its names, or the only one called exactly so.
  func body(named name: String) throws -> Identifier<Organisation>? {
    let wanted = folded(name)
    guard !wanted.isEmpty else { return nil }
    let found = try page(OrganisationFilter(searching: name), offset: 0, limit: 50)
    if found.count == 1 { return found[0].id }
    let exact = found.filter { [folded($0.profile.name), folded($0.profile.swedishName)].contains(wanted) }
    return exact.count == 1 ? exact[0].id : nil
  }
}
