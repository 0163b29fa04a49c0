import Application
import Domain
import Localization

/// One kind of thing that waits in the office.
struct OfficeTask: Sendable {
  let title: String
  let count: Int
  /// Who has to act.
  let waitsFor: String
  /// Where it is dealt with; nil when that is outside the site.
  let address: String?
  let isFault: Bool

  init(_ title: String, count: Int, waitsFor: String, address: String?, isFault: Bool = false) {
    self.title = title
    self.count = count
    self.waitsFor = waitsFor
    self.address = address
    self.isFault = isFault
  }
}

/// A part of the office's start page. Returns nothing for what the viewer may not see; tasks without a count are left out.
typealias OfficeSection = @Sendable (Visit, WaitingWork) throws -> [OfficeTask]

/// Every part of the office's start page, feature by feature.
let officeSections: [OfficeSection] = [declarationTasks, matchingTasks, operationTasks]

@Sendable private func declarationTasks(_ visit: Visit, _ work: WaitingWork) -> [OfficeTask] {
  guard visit.may(ReviewDeclarations.self) else { return [] }
  let texts = visit.texts
  return [
    OfficeTask(
      texts(AdministrationText.declarationsToReview), count: work.declarationsToReview,
      waitsFor: texts(AdministrationText.declarationsToReviewHint), address: visit.address(OfficeDeclarationPages.list)),
    OfficeTask(
      texts(AdministrationText.staleDeclarations), count: work.staleDeclarations,
      waitsFor: texts(AdministrationText.staleDeclarationsHint), address: visit.address(OfficeDeclarationPages.list)),
  ]
}

@Sendable private func matchingTasks(_ visit: Visit, _ work: WaitingWork) -> [OfficeTask] {
  guard visit.may(ReadMatching.self) else { return [] }
  return [
    OfficeTask(
      visit.texts(AdministrationText.proposalsWaiting), count: work.proposalsWaiting,
      waitsFor: visit.texts(AdministrationText.proposalsWaitingHint), address: visit.address(RoundPages.list))
  ]
}

@Sendable private func operationTasks(_ visit: Visit, _ work: WaitingWork) -> [OfficeTask] {
  guard visit.may(ManageSettings.self) else { return [] }
  let texts = visit.texts
  return [
    OfficeTask(
      texts(AdministrationText.unsentMails), count: work.unsentMails, waitsFor: texts(AdministrationText.unsentMailsHint), address: nil,
      isFault: true),
    OfficeTask(
      texts(AdministrationText.failedJobs), count: work.failedJobs, waitsFor: texts(AdministrationText.failedJobsHint), address: nil,
      isFault: true),
  ]
}
