import Localization

/// What was just done, said once at the top of the next page. The address carries only this word; the sentence is `forms.done-<word>`.
enum Confirmation: String, CaseIterable, Sendable {
  case saved
  case sent
  case published
  case returned
  case hidden
  case confirmed
  case withdrawn
  case accepted
  case declined
  case merged
  case imported
  case added
  case removed
  case restored
  case discarded
  case started
  case stopping
  case kept
  case deleted
  case signedOut = "signed-out"
}

extension Visit {
  /// The sentence that confirms what the previous form did.
  var confirmation: String? {
    request.query.first("done").flatMap(Confirmation.init).flatMap { texts.text("forms.done-" + $0.rawValue) }
  }
}
