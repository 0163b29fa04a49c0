/// Texts of the section `states`.
public enum StatesText: String, TextKeys {
  case alreadyAnswered = "states.already-answered"
  case alreadyDone = "states.already-done"
  case capacityUsed = "states.capacity-used"
  case closed = "states.closed"
  case countryNotEligible = "states.country-not-eligible"
  case importHasFaults = "states.import-has-faults"
  case incomplete = "states.incomplete"
  case lastAdministrator = "states.last-administrator"
  case linkUsedOrOld = "states.link-used-or-old"
  case noVerifiedRun = "states.no-verified-run"
  case notProposed = "states.not-proposed"
  case notPublished = "states.not-published"
  case notSubmitted = "states.not-submitted"
  case roundNotOpen = "states.round-not-open"
  case title = "states.title"
  case tooManyAttempts = "states.too-many-attempts"
}
