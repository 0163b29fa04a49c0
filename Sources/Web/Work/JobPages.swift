import Application
import Domain
import HTTPServer
import Interface
import Jobs
import Localization
import Markup
import TwinhallCore

/// Long work as whoever started it follows it. The page loads itself anew without a script, as long as the reader wants that, and leads to
/// the result once there is one.
enum JobPages {
  static let show: PathPattern = "/jobs/{job}"
  static let stop: PathPattern = "/jobs/{job}/stop"

  /// In the address: the page stays as it is.
  static let still = Parameters([("still", "1")])

  static let endpoints: [Endpoint] = [
    .page(show, FollowJob.self) { visit, permit in
      jobPage(visit, try visit.application.longWork(visit.identifier("job"), permit: permit))
    },
    .form(stop, FollowJob.self) { visit, permit, _ in
      let id: Identifier<Job> = try visit.identifier("job")
      try visit.application.cancelLongWork(id, permit: permit)
      return visit.redirect(show, id.description, done: .stopping)
    },
  ]

  private static func jobPage(_ visit: Visit, _ work: JobProgress) -> Response {
    let isStill = visit.request.query.first("still") != nil
    if !isStill, work.state == .ended(.done), !work.result.isEmpty { return .redirect(to: "/\(visit.language.tag)" + work.result) }
    if !isStill, work.isUnderWay { visit.extraHeaders.add("Refresh", "5") }
    let title = visit.jobWord(work.kind)
    return visit.page(title, layout: visit.viewer.isOffice ? .office : .open) { html in
      html.element("h1", [], title)
      switch work.state {
      case .waiting(let reason): html.underWay(work, reason: reason, isStill: isStill, visit)
      case .running: html.underWay(work, reason: "", isStill: isStill, visit)
      case .failed(let reason): html.failed(reason, visit)
      case .ended(let outcome): html.ended(outcome, work, visit)
      }
    }
  }
}

extension JobProgress {
  fileprivate var isUnderWay: Bool {
    switch state {
    case .waiting, .running: true
    case .failed, .ended: false
    }
  }
}

extension Visit {
  /// What a kind of work is called.
  func jobWord(_ kind: String) -> String { texts.text("jobs.kind-" + kind.replacing(".", with: "-")) ?? kind }

  /// Why work failed: what a use case refused is said in its own words.
  func jobReason(_ reason: String) -> String {
    let guards = reason.split(separator: ", ").map { texts.text("states." + $0) }
    return guards.contains { $0 == nil } || guards.isEmpty ? reason : guards.compactMap { $0 }.joined(separator: " ")
  }

  /// The reason where the sentence around it brings the full stop.
  fileprivate func jobReasonWithin(_ reason: String) -> String {
    let words = jobReason(reason)
    return words.hasSuffix(".") ? String(words.dropLast()) : words
  }

  /// What is being done, and how much of it is.
  func progressText(_ work: JobProgress) -> String {
    let word = texts.text("jobs.word-" + work.word) ?? texts(JobsText.wordWaiting)
    guard work.total > 0 else { return word }
    return word + ": " + texts(JobsText.ofTotal, ["done": .count(work.done), "total": .count(work.total)])
  }
}

extension HTML {
  fileprivate mutating func underWay(_ work: JobProgress, reason: String, isStill: Bool, _ visit: Visit) {
    let (texts, id) = (visit.texts, work.id.description)
    progress(done: work.done, of: work.total, text: visit.progressText(work))
    if !reason.isEmpty { element("p", [], texts(JobsText.retries, ["reason": .text(visit.jobReasonWithin(reason))])) }
    element("p", [], texts(isStill ? JobsText.standsStill : .reloads))
    let other = isStill ? visit.address(JobPages.show, id) : visit.address(JobPages.show, id, query: JobPages.still)
    element("p") { html in
      if isStill {
        html.link(Link(texts(JobsText.lookNow), visit.address(JobPages.show, id, query: JobPages.still)))
        html.text(" · ")
      }
      html.link(Link(texts(isStill ? JobsText.reloadAgain : .stopReloading), other))
    }
    if work.isCancelAsked { return element("p", [], texts(JobsText.stopAsked)) }
    details(texts(JobsText.stop)) { html in
      html.element("p", [], texts(JobsText.stopText))
      visit.actionForm(JobPages.stop, id, texts(JobsText.stop), kind: .secondary, &html)
    }
  }

  fileprivate mutating func failed(_ reason: String, _ visit: Visit) {
    notice(.negative, title: visit.texts(JobsText.failedTitle)) { html in
      html.element("p", [], visit.texts(JobsText.failedText, ["reason": .text(visit.jobReasonWithin(reason))]))
    }
  }

  fileprivate mutating func ended(_ outcome: JobProgress.Outcome, _ work: JobProgress, _ visit: Visit) {
    let texts = visit.texts
    switch outcome {
    case .done:
      notice(.positive, title: texts(JobsText.doneTitle))
      guard !work.result.isEmpty else { return }
      actions { $0.buttonLink(Link(texts(JobsText.doneLink), "/\(visit.language.tag)" + work.result)) }
    case .cancelled:
      notice(.information, title: texts(JobsText.cancelledTitle)) { $0.element("p", [], texts(JobsText.cancelledText)) }
    case .givenUp: notice(.information, title: texts(JobsText.givenUpNotice))
    }
  }
}
