import Domain
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
