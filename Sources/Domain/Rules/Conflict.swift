/// Someone changed the record first. Nothing was written; the page shows both versions.
public struct VersionConflict: Error, Hashable, Sendable {
  public init() {}
}

/// The record is not there, or not for this viewer.
public struct NotFound: Error, Hashable, Sendable {
  public init() {}
}

/// The record's state does not allow the step. Lists every failed guard by its rule id.
public struct StepRefused: Error, Hashable, Sendable {
  public let guards: [Guard]

  public init(_ guards: [Guard]) { self.guards = guards }
}

/// Conditions of state changes. Each has a sentence `states.<raw value>` in every language.
public enum Guard: String, CaseIterable, Sendable {
  case alreadyDone = "already-done"
  case notSubmitted = "not-submitted"
  case incomplete
  case notPublished = "not-published"
  case otherPublished = "other-published"
  case hiddenByOffice = "hidden-by-office"
  case notDue = "not-due"
  case closed
  case alreadyAnswered = "already-answered"
  case roundNotOpen = "round-not-open"
  case noVerifiedRun = "no-verified-run"
  case notProposed = "not-proposed"
  case countryNotEligible = "country-not-eligible"
  case capacityUsed = "capacity-used"
  case lastAdministrator = "last-administrator"
  /// The office keeps the data for a reason.
  case dataHeld = "data-held"
  case linkUsedOrOld = "link-used-or-old"
  /// The last day for answers has passed.
  case answersOver = "answers-over"
  /// Somebody may still answer.
  case answersAwaited = "answers-awaited"
  case remindedToday = "reminded-today"
  case nothingToSend = "nothing-to-send"
  /// The checker, or a rule of the round, refused the result.
  case runRefused = "run-refused"
  case pairImpossible = "pair-impossible"
  case importHasFaults = "import-has-faults"
  /// Withdrawn, or its last day has passed.
  case invitationOver = "invitation-over"
  case notDelegable = "not-delegable"
  case roleOver = "role-over"
  case handoverDone = "handover-done"
  case alreadyHandedOver = "already-handed-over"
  case accountShut = "account-shut"
  case tooMany = "too-many-attempts"
  /// Another account has the mail address.
  case addressTaken = "address-taken"
  /// The wait for a second factor has ended.
  case signInAgain = "sign-in-again"
  case passkeyRefused = "passkey-refused"
  /// Two authenticators with one key.
  case passkeyCloned = "passkey-cloned"
  /// The virus scanner has not looked at it yet.
  case beingChecked = "being-checked"
  /// The time for restoring is over, or it was never deleted.
  case notRestorable = "not-restorable"
  /// The file of the version is gone, since a virus was found in it.
  case versionRemoved = "version-removed"
}
