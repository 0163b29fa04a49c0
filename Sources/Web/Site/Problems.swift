import Domain
import HTTPServer
import Interface
import Localization
import Markup

/// The problems of a form that is shown again, in the reader's words.
public struct Problems: Sendable {
  let errors: [FieldError]

  public static let none = Problems(errors: [])

  init(errors: [FieldError]) { self.errors = errors }

  public var isEmpty: Bool { errors.isEmpty }

  /// The sentence at a field, when something is wrong there.
  public func error(at field: String) -> String? { errors.first { $0.field == field }?.text }
}

extension Visit {
  public func problems(_ invalid: InvalidInput) -> Problems {
    Problems(errors: invalid.problems.map { FieldError($0.field, sentence(for: $0)) })
  }

  func sentence(for problem: Problem) -> String {
    let key = "rules." + problem.rule.rawValue
    var text = texts.text(key) ?? key
    for (name, value) in problem.values { text = text.replacing("{\(name)}", with: value) }
    return text
  }
}

extension Form {
  /// What was typed into a field; empty when the field was not sent.
  public func text(_ name: String) -> String { fields.first(name) ?? "" }

  public func isChecked(_ name: String) -> Bool { fields.first(name) != nil }

  /// The version of the record the form was opened with.
  public var version: Int { Int(text("version")) ?? 0 }
}
