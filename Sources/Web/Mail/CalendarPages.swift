import Application
import Domain
import HTTPServer

/// A person's due dates for a calendar program, by a secret address.
enum CalendarPages {
  static let show: PathPattern = "/calendar/{key}"

  static let endpoints: [Endpoint] = [
    .page(show, ReadPublicSite.self) { visit, permit in
      visit.hidesAddress()
      guard let file = try visit.application.calendar(Secret(text: visit.parameter("key")), permit: permit) else { throw NotFound() }
      return .download(Array(file.utf8), "text/calendar; charset=utf-8", named: "twinhall.ics")
    }
  ]
}
