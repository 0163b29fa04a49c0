import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

extension Visit {
  /// The record that a text means: `kind:identifier`, or the address of a page about it. nil when there is none.
  func record(meant text: String) throws -> ExplainedRecord? {
    let text = text.trimmingWhitespace
    if let record = ExplainedRecord(text) { return try isThere(record) ? record : nil }
    let parts = text.split(whereSeparator: { "/?#".contains($0) }).map(String.init)
    for (noun, value) in zip(parts, parts.dropFirst()) {
      if let record = try record(noun, value), try isThere(record) { return record }
    }
    return nil
  }

  private func record(_ noun: String, _ value: String) throws -> ExplainedRecord? {
    if let kind = Self.kinds[noun], let record = ExplainedRecord("\(kind.rawValue):\(value)") { return record }
    switch noun {
    case "organisations":
      return try application.read { try $0.organisations.identifiers(slugs: [value])[value] }.map { .place(.organisation($0)) }
    case "networks": return try application.read { try $0.networks.find(slug: value)?.id }.map { .place(.network($0)) }
    case "partnerships": return try application.read { try $0.partnerships.find(slug: value)?.id }.map { .place(.partnership($0)) }
    default: return nil
    }
  }

  private static let kinds: [String: ExplainedRecord.Kind] = [
    "organisations": .organisation, "organisation": .organisation, "network": .network, "partnership": .partnership,
    "declarations": .declaration, "declare": .declaration, "messages": .message, "proposals": .proposal, "rounds": .round,
    "people": .person,
  ]

  private func isThere(_ record: ExplainedRecord) throws -> Bool {
    guard case .place(let place) = record else { return true }
    return (try? application.scope(of: place)) != nil
  }
}
