import Application
import HTTPServer
import Interface
import Jobs
import Localization
import Markup
import TwinhallCore

extension OfficeJobPages {
  static func queuePage(_ visit: Visit, _ view: QueueView) -> Response {
    let texts = visit.texts
    return visit.officePage(texts(JobsText.title)) { html in
      html.element("h1", [], texts(JobsText.title))
      html.element("p", [.class("lead")], texts(JobsText.lead))
      html.facts(figures(visit, view.overview))
      failedPart(&html, visit, view)
      recurringPart(&html, visit, view)
      longPart(&html, visit, view)
    }
  }

  private static func figures(_ visit: Visit, _ overview: JobOverview) -> [Fact] {
    let (texts, formats) = (visit.texts, visit.formats)
    let oldest = overview.oldestDue.map { texts(JobsText.oldest, ["time": .text(formats.shortInstant($0))]) }
    return [
      Fact(texts(JobsText.due), formats.integer(max(0, overview.due - overview.running)), note: oldest),
      Fact(texts(JobsText.running), formats.integer(overview.running)),
      Fact(texts(JobsText.later), formats.integer(overview.waiting)),
      Fact(texts(JobsText.failed), formats.integer(overview.failed)),
    ]
  }

  private static func failedPart(_ html: inout HTML, _ visit: Visit, _ view: QueueView) {
    let texts = visit.texts
    html.element("h2", [], texts(JobsText.givenUpTitle))
    guard !view.failed.isEmpty else {
      return html.emptyState(title: texts(JobsText.givenUpEmpty), text: texts(JobsText.givenUpEmptyText))
    }
    html.dataTable(
      caption: texts(JobsText.givenUpTitle), isCaptionHidden: true,
      columns: [
        Column(texts(JobsText.what)), Column(texts(JobsText.reason)), Column(texts(JobsText.tries), isNumeric: true),
        Column(texts(JobsText.failedAt)),
      ],
      rows: view.failed.map { job in
        [
          .link(visit.jobWord(job.kind), visit.address(show, job.id.description)), .text(visit.jobReason(job.reason)),
          .text(visit.formats.integer(job.attempts)), .text(visit.formats.shortInstant(job.failedAt)),
        ]
      })
    html.pagination(visit.pagination(list, total: view.overview.failed), texts)
    html.form(action: visit.address(retryAll), csrf: visit.csrf) { html in
      html.actions { $0.button(texts(JobsText.runAll), .secondary) }
    }
  }

  private static func recurringPart(_ html: inout HTML, _ visit: Visit, _ view: QueueView) {
    let texts = visit.texts
    html.element("h2", [], texts(JobsText.recurringTitle))
    guard !view.recurring.isEmpty else {
      return html.emptyState(title: texts(JobsText.recurringEmpty), text: texts(JobsText.recurringEmptyText))
    }
    html.dataTable(
      caption: texts(JobsText.recurringTitle), isCaptionHidden: true,
      columns: [
        Column(texts(JobsText.what)), Column(texts(JobsText.lastRun)), Column(texts(JobsText.nextRun)), Column(texts(JobsText.runNow)),
      ],
      rows: view.recurring.map { job in
        [
          .text(visit.jobWord(job.kind)), lastRun(visit, job), .text(visit.formats.shortInstant(job.nextAt)),
          .html(runButton(visit, job.kind)),
        ]
      })
  }

  private static func lastRun(_ visit: Visit, _ job: JobSchedule) -> Cell {
    guard let at = job.lastAt else { return .text(visit.texts(JobsText.never)) }
    let outcome = job.lastOutcome.isEmpty ? visit.texts(JobsText.wentWell) : visit.jobReason(job.lastOutcome)
    return .lines(visit.formats.shortInstant(at), outcome)
  }

  private static func runButton(_ visit: Visit, _ kind: String) -> HTML {
    var html = HTML(reserving: 512)
    html.form(action: visit.address(run, kind), csrf: visit.csrf) { html in
      html.button(visit.texts(JobsText.runNow), about: visit.jobWord(kind))
    }
    return html
  }

  private static func longPart(_ html: inout HTML, _ visit: Visit, _ view: QueueView) {
    let texts = visit.texts
    html.element("h2", [], texts(JobsText.longTitle))
    guard !view.long.isEmpty else {
      return html.emptyState(title: texts(JobsText.longEmpty), text: texts(JobsText.longEmptyText))
    }
    html.dataTable(
      caption: texts(JobsText.longTitle), isCaptionHidden: true,
      columns: [Column(texts(JobsText.what)), Column(texts(JobsText.who)), Column(texts(JobsText.state)), Column(texts(JobsText.created))],
      rows: view.long.map { work in
        let person = work.person.flatMap { Identifier($0) }.flatMap { view.people[$0] } ?? texts(AdministrationText.bySystem)
        let (word, tone) = visit.state(of: work)
        return [
          .link(visit.jobWord(work.kind), visit.address(JobPages.show, work.id.description, query: JobPages.still)), .text(person),
          .tag(word, tone), .text(visit.formats.shortInstant(work.createdAt)),
        ]
      })
  }
}

extension Visit {
  fileprivate func state(of work: JobProgress) -> (String, Tone) {
    switch work.state {
    case .waiting: (texts(JobsText.stateWaiting), .neutral)
    case .running: (texts(JobsText.stateRunning), .information)
    case .failed: (texts(JobsText.stateFailed), .negative)
    case .ended(.done): (texts(JobsText.stateDone), .positive)
    case .ended(.cancelled): (texts(JobsText.stateCancelled), .neutral)
    case .ended(.givenUp): (texts(JobsText.stateGivenUp), .neutral)
    }
  }
}
