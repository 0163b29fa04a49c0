import Application
import Domain
import Localization

/// What waits for the office because of mail.
@Sendable func mailTasks(_ visit: Visit, _ work: WaitingWork) -> [OfficeTask] {
  let texts = visit.texts
  var tasks: [OfficeTask] = []
  if visit.may(ReadOfficeMail.self) {
    tasks.append(
      OfficeTask(
        texts(MailingText.taskUnconfirmed), count: work.unconfirmedMails, waitsFor: texts(MailingText.taskUnconfirmedHint),
        address: visit.address(OfficeMailPages.inbox)))
  }
  guard visit.may(ManageMail.self) else { return tasks }
  tasks.append(
    OfficeTask(
      texts(MailingText.taskFailing), count: work.failingAddresses, waitsFor: texts(MailingText.taskFailingHint),
      address: visit.address(OfficeMailPages.addresses), isFault: true))
  tasks.append(
    OfficeTask(
      texts(MailingText.taskFailed), count: work.failedMails, waitsFor: texts(MailingText.taskFailedHint),
      address: visit.address(OfficeMailPages.outbox), isFault: true))
  return tasks
}
