import Application
import Domain
import HTTPServer
import Localization
import TwinhallCore

/// One kind of thing that waits in the office.
struct OfficeTask: Sendable {
  let title: String
  let count: Int
  /// Who has to act.
  let waitsFor: String
  /// By when, or since when; empty where no day matters.
  let when: String
  /// Where it is dealt with; nil when that is outside the site.
  let address: String?
  let isFault: Bool

  init(_ title: String, count: Int, waitsFor: String, when: String = "", address: String?, isFault: Bool = false) {
    self.title = title
    self.count = count
    self.waitsFor = waitsFor
    self.when = when
    self.address = address
    self.isFault = isFault
  }
}

/// A part of the office's start page. Returns nothing for what the viewer may not see; tasks without a count are left out.
typealias OfficeSection = @Sendable (Visit, WaitingWork) throws -> [OfficeTask]

/// Every part of the office's start page, feature by feature.
let officeSections: [OfficeSection] = [declarationTasks, matchingTasks, mailTasks, privacyTasks, operationTasks]

@Sendable private func declarationTasks(_ visit: Visit, _ work: WaitingWork) -> [OfficeTask] {
  guard visit.may(ReviewDeclarations.self) else { return [] }
  let texts = visit.texts
  return [
    OfficeTask(
      texts(AdministrationText.declarationsToReview), count: work.declarationsToReview,
      waitsFor: texts(AdministrationText.declarationsToReviewHint), when: visit.sentence(.reviewSince, work.oldestSubmission),
      address: visit.address(
        OfficeDeclarationPages.list, query: Parameters([("state", Declaration.State.submitted.rawValue)]))),
    OfficeTask(
      texts(AdministrationText.staleDeclarations), count: work.staleDeclarations,
      waitsFor: texts(AdministrationText.staleDeclarationsHint),
      address: visit.address(
        OfficeDeclarationPages.list, query: Parameters([("state", Declaration.State.published.rawValue)]))),
  ]
}

@Sendable private func matchingTasks(_ visit: Visit, _ work: WaitingWork) -> [OfficeTask] {
  guard visit.may(ReadMatching.self) else { return [] }
  return [
    OfficeTask(
      visit.texts(AdministrationText.roundsToLead), count: work.roundsToLead, waitsFor: visit.texts(AdministrationText.roundsToLeadHint),
      when: visit.sentence(.answersUntil, work.roundsDueOn), address: visit.address(RoundPages.list)),
    OfficeTask(
      visit.texts(AdministrationText.proposalsWaiting), count: work.proposalsWaiting,
      waitsFor: visit.texts(AdministrationText.proposalsWaitingHint), when: visit.sentence(.answersUntil, work.proposalsDueOn),
      address: visit.address(RoundPages.list)),
  ]
}

@Sendable private func privacyTasks(_ visit: Visit, _ work: WaitingWork) -> [OfficeTask] {
  guard visit.may(ManageAccounts.self) else { return [] }
  let texts = visit.texts
  return [
    OfficeTask(
      texts(PrivacyText.erasuresTask), count: work.erasures, waitsFor: texts(PrivacyText.erasuresTaskHint),
      when: work.erasuresDueOn.map { texts(PrivacyText.erasuresFirst, ["day": .text(visit.formats.day($0))]) } ?? "",
      address: visit.address(ErasurePages.list))
  ]
}

extension Visit {
  fileprivate func sentence(_ text: AdministrationText, _ day: Day?) -> String {
    day.map { texts(text, ["day": .text(formats.day($0))]) } ?? ""
  }
}

@Sendable private func operationTasks(_ visit: Visit, _ work: WaitingWork) -> [OfficeTask] {
  guard visit.may(ManageSettings.self) else { return [] }
  let texts = visit.texts
  return [
    OfficeTask(
      texts(AdministrationText.unsentMails), count: work.unsentMails, waitsFor: texts(AdministrationText.unsentMailsHint),
      address: visit.address(OfficeMailPages.outbox),
      isFault: true),
    OfficeTask(
      texts(AdministrationText.failedJobs), count: work.failedJobs, waitsFor: texts(AdministrationText.failedJobsHint),
      address: visit.address(OfficeJobPages.list), isFault: true),
  ]
}
