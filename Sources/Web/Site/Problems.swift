import Domain
import Interface
import Localization
import Markup

/// The problems of a form that is shown again, in the reader's words.
struct Problems: Sendable {
  let errors: [FieldError]

  static let none = Problems(errors: [])

  init(errors: [FieldError]) { self.errors = errors }

  var isEmpty: Bool { errors.isEmpty }

  /// The sentence at a field, when something is wrong there.
  func error(at field: String) -> String? { errors.first { $0.field == field }?.text }
}

extension Visit {
  func problems(_ invalid: InvalidInput) -> Problems {
    Problems(errors: invalid.problems.map { FieldError($0.field, sentence(for: $0)) })
  }

  func sentence(for problem: Problem) -> String {
    let key = "rules." + problem.rule.rawValue
    var text = texts.text(key) ?? key
    for (name, value) in problem.values { text = text.replacing("{\(name)}", with: value) }
    return text
  }
}
