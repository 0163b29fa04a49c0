import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import Store
import TwinhallCore

/// Actions, and why somebody may or may not, in the reader's words.
extension Visit {
  /// An action by the name of its type: `ManageRegister` is `rights.action-manage-register`.
  func word(forAction name: String) -> String { texts.text("rights.action-" + hyphenated(name)) ?? name }

  /// A kind of record by the name of its type, as the audit trail keeps it.
  func kindWord(_ subjectKind: String) -> String { texts.text("rights.kind-" + hyphenated(subjectKind)) ?? subjectKind }

  func kindWord(_ kind: ExplainedRecord.Kind) -> String {
    kind == .message ? texts(RightsText.kindConversation) : texts.text("rights.kind-" + kind.rawValue) ?? kind.rawValue
  }

  func words(for explained: ExplainedAction) -> String {
    explained.step.flatMap { texts.text("rights.step-" + $0.rawValue) } ?? word(forAction: explained.action.name)
  }

  func answer(_ explained: ExplainedAction) -> Cell {
    guard case .success = explained.answer else { return .tag(texts(RightsText.no), .neutral) }
    return explained.guards.isEmpty ? .tag(texts(RightsText.yes), .positive) : .tag(texts(RightsText.notNow), .warning)
  }

  /// Which role gives it, or what is needed and who gives that; then every condition of the record's state that fails.
  func reasons(for explained: ExplainedAction, _ explanation: Explanation) -> [String] {
    let conditions = explained.guards.map { texts.text("states." + $0.rawValue) ?? $0.rawValue }
    switch explained.answer {
    case .success(let basis): return [reason(basis, explanation)] + conditions
    case .failure: return needs(explained.action, explanation)
    }
  }

  private func reason(_ basis: Basis, _ explanation: Explanation) -> String {
    switch basis {
    case .program, .everyone, .declarationKey: texts(RightsText.whyEveryone)
    case .signedIn: texts(RightsText.whySignedIn)
    case .oneself: texts(RightsText.whyOneself)
    case .participant: texts(RightsText.whyParticipant)
    case .role(let held): reason(held, explanation)
    }
  }

  private func reason(_ held: HeldRole, _ explanation: Explanation) -> String {
    let (role, place) = (word(for: held.role), word(for: held.place, explanation.names))
    if let own = explanation.roles.first(where: { $0.held == held }) {
      guard let last = own.to else {
        return texts(RightsText.whyRole, ["role": .text(role), "place": .text(place), "day": .text(formats.day(own.from))])
      }
      return texts(
        RightsText.whyRoleUntil,
        ["role": .text(role), "place": .text(place), "day": .text(formats.day(own.from)), "last": .text(formats.day(last))])
    }
    let acting = explanation.delegations.first { $0.held == held && $0.delegation.delegate == explanation.person.id }
    guard let acting else { return "\(role), \(place)" }
    return texts(
      RightsText.whyRoleFor,
      [
        "role": .text(role), "place": .text(place), "holder": .text(acting.holderName),
        "first": .text(formats.day(acting.delegation.from)), "last": .text(formats.day(acting.delegation.to)),
      ])
  }

  private func needs(_ action: any Action.Type, _ explanation: Explanation) -> [String] {
    let grants = action.grants.compactMap { grant($0, explanation) }
    var sentences = [texts(RightsText.needed, ["grants": .text(grants.joined(separator: "; "))]) + "."]
    if action.grants.contains(where: { if case .office = $0 { true } else { false } }) { sentences.append(texts(RightsText.giveOffice)) }
    let isHeldInPlace = action.grants.contains { $0.isHeldInPlace }
    if isHeldInPlace && !explanation.scope.isProgramme { sentences.append(texts(RightsText.givePlace)) }
    if !action.isOpenToDelegates && !explanation.delegations.isEmpty { sentences.append(texts(RightsText.delegatesNot)) }
    return sentences
  }

  /// nil for what the record has no place for.
  private func grant(_ grant: Grant, _ explanation: Explanation) -> String? {
    let scope = explanation.scope
    switch grant {
    case .everyone: return texts(RightsText.grantEveryone)
    case .signedIn: return texts(RightsText.grantSignedIn)
    case .oneself: return explanation.scope.people.isEmpty ? nil : texts(RightsText.grantOneself)
    case .declarationKey: return scope.declaration == nil ? nil : texts(RightsText.grantDeclarationKey)
    case .participant: return scope.participants.isEmpty ? nil : texts(RightsText.grantParticipant)
    case .office(let roles): return words(roles, in: texts(AccountsText.inProgramme))
    case .party(let roles): return words(roles, in: scope.organisations.sorted().map { .organisation($0) }, explanation)
    case .network(let roles): return words(roles, in: scope.networks.sorted().map { .network($0) }, explanation)
    case .partnership(let roles): return words(roles, in: scope.partnerships.sorted().map { .partnership($0) }, explanation)
    }
  }

  private func words(_ roles: Set<Role>, in places: [Place], _ explanation: Explanation) -> String? {
    places.isEmpty ? nil : words(roles, in: places.map { word(for: $0, explanation.names) }.joined(separator: ", "))
  }

  /// `Coordinator or signatory in: Umeå kommun`.
  private func words(_ roles: Set<Role>, in place: String) -> String {
    let words = Role.allCases.filter(roles.contains).map { word(for: $0) }
    let all =
      words.count < 2
      ? words.joined()
      : texts(RightsText.or, ["first": .text(words.dropLast().joined(separator: ", ")), "last": .text(words[words.count - 1])])
    return texts(RightsText.grantRole, ["roles": .text(all), "place": .text(place)])
  }
}

extension Scope {
  /// Belongs to nothing but the programme.
  fileprivate var isProgramme: Bool { organisations.isEmpty && networks.isEmpty && partnerships.isEmpty }
}

extension Grant {
  fileprivate var isHeldInPlace: Bool {
    switch self {
    case .party, .network, .partnership: true
    default: false
    }
  }
}

/// `ManageRegister` as `manage-register`.
func hyphenated(_ name: String) -> String {
  var result = ""
  for letter in name {
    if letter.isUppercase && !result.isEmpty { result += "-" }
    result += letter.lowercased()
  }
  return result
}
