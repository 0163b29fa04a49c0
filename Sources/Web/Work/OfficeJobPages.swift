import Application
import Domain
import HTTPServer
import Interface
import Jobs
import Localization
import Markup
import TwinhallCore

/// The queue for administrators: what failed every time, what comes again by itself, and long work.
enum OfficeJobPages {
  static let list: PathPattern = "/office/jobs"
  static let show: PathPattern = "/office/jobs/{job}"
  static let retryAll: PathPattern = "/office/jobs/retry"
  static let retry: PathPattern = "/office/jobs/{job}/retry"
  static let discard: PathPattern = "/office/jobs/{job}/discard"
  static let run: PathPattern = "/office/jobs/recurring/{kind}/run"

  static let endpoints: [Endpoint] = [
    .page(list, ManageJobs.self) { visit, permit in
      queuePage(visit, try visit.application.queue(offset: visit.offset, permit: permit))
    },
    .page(show, ManageJobs.self) { visit, permit in
      failedPage(visit, try visit.application.failedJob(visit.identifier("job"), permit: permit))
    },
    .form(retryAll, ManageJobs.self) { visit, permit, _ in
      try visit.application.retryFailedJobs(permit: permit)
      return visit.redirect(list, done: .started)
    },
    .form(retry, ManageJobs.self) { visit, permit, _ in
      try visit.application.retryJob(visit.identifier("job"), permit: permit)
      return visit.redirect(list, done: .started)
    },
    .form(discard, ManageJobs.self, discardJob),
    .form(run, ManageJobs.self) { visit, permit, _ in
      try visit.application.runRecurringJob(visit.parameter("kind"), permit: permit)
      return visit.redirect(list, done: .started)
    },
  ]

  private static func discardJob(_ visit: Visit, _ permit: Permit<ManageJobs>, _ form: Form) throws -> Response {
    let id: Identifier<Job> = try visit.identifier("job")
    do {
      try visit.application.discardJob(id, note: form.text("note"), permit: permit)
      return visit.redirect(list, done: .discarded)
    } catch let invalid as InvalidInput {
      return failedPage(
        visit, try visit.application.failedJob(id, permit: permit), note: form.text("note"), problems: visit.problems(invalid))
    }
  }

  private static func failedPage(_ visit: Visit, _ job: FailedJob, note: String = "", problems: Problems = .none) -> Response {
    let (texts, id) = (visit.texts, job.id.description)
    let above = [Link(texts(JobsText.title), visit.address(list))]
    return visit.officePage(visit.jobWord(job.kind), problems: problems, above: above) { html in
      html.element("h1", [], visit.jobWord(job.kind))
      html.summaryList(
        [
          SummaryRow(texts(JobsText.reason), visit.jobReason(job.reason)),
          SummaryRow(texts(JobsText.tries), visit.formats.integer(job.attempts)),
          SummaryRow(texts(JobsText.created), visit.formats.instant(job.createdAt)),
          SummaryRow(texts(JobsText.failedAt), visit.formats.instant(job.failedAt)),
        ], texts)
      html.element("p", [], texts(JobsText.runAgainText))
      visit.actionForm(retry, id, texts(JobsText.runAgain), &html)
      html.details(texts(JobsText.discard), isOpen: !problems.isEmpty) { html in
        html.element("p", [], texts(JobsText.discardText))
        html.form(action: visit.address(discard, id), csrf: visit.csrf) { html in
          let hint = texts(JobsText.noteHint)
          html.textField(
            Field("note", label: texts(JobsText.note), hint: hint, error: problems.error(at: "note"), value: note), .text, width: .full)
          html.actions { $0.button(texts(JobsText.discard), .warning) }
        }
      }
    }
  }
}
