import Domain
import Store
import TwinhallCore

extension Application {
  /// The organisations that people meant by what they wrote: a name, a page name, or what `formName` wrote. Texts that no
  /// organisation, or more than one, answers to are left out.
  public func organisations(named texts: [String]) throws -> [String: Identifier<Organisation>] {
    try read { connection in
      var found = try connection.organisations.identifiers(slugs: texts.map(slugPart))
      for text in texts {
        found[text] = try found[slugPart(text)] ?? organisation(meant: text, on: connection)?.id
      }
      return found
    }
  }

  /// How a form writes an organisation, so that it is read back as the same one: its name and its page name.
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
