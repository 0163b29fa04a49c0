import Database
import Domain
import Localization
import Store
import TwinhallCore

extension Application {
  /// The organisations that people meant by what they wrote: a name as the register has it, followed by the page name in parentheses
  /// or not, or the page name alone. Texts that no organisation, or more than one, answers to are left out.
  public func organisations(named texts: [String]) throws -> [String: Identifier<Organisation>] {
    try read { connection in
      var found = try connection.organisations.identifiers(slugs: texts.map(slugPart))
      for text in texts {
        if let id = found[slugPart(text)] { found[text] = id } else { found[text] = try connection.onlyOrganisation(named: text) }
      }
      return found
    }
  }

  /// How a form writes an organisation, so that it is read back as the same one.
  public static func formName(_ organisation: OrganisationBrief, in language: Language) -> String {
    "\(organisation.name(in: language)) (\(organisation.slug))"
  }
}

/// What stands in the last parentheses, or the whole text.
private func slugPart(_ text: String) -> String {
  let trimmed = text.trimmingWhitespace
  guard trimmed.hasSuffix(")"), let opening = trimmed.lastIndex(of: "(") else { return trimmed }
  return String(trimmed[trimmed.index(after: opening)...].dropLast())
}

extension Connection {
  fileprivate func onlyOrganisation(named text: String) throws -> Identifier<Organisation>? {
    let words = folded(text).split(separator: " ").map(String.init)
    guard !words.isEmpty else { return nil }
    let found = try organisations.page(OrganisationFilter(words: words), offset: 0, limit: 20)
    let exact = found.filter { folded($0.profile.name) == folded(text) || folded($0.profile.swedishName) == folded(text) }
    if exact.count == 1 { return exact[0].id }
    // Å and A fold to the same: the letters as they were written decide then.
    let literal = exact.filter { $0.profile.name == text.trimmingWhitespace || $0.profile.swedishName == text.trimmingWhitespace }
    if literal.count == 1 { return literal[0].id }
    return exact.isEmpty && found.count == 1 ? found[0].id : nil
  }
}
