import Database
import TwinhallCore

extension Doctor {
  /// Whether the search has every record, and none that is gone.
  func search(in database: Database) -> Finding {
    let name = "search"
    do {
      let figures = try Application(database: database, time: time, configuration: configuration).searchFigures()
      let wrong = figures.filter { $0.isBuilt && $0.records != $0.indexed }
      if let first = wrong.first {
        let words = "the index has \(first.indexed) of \(first.records) records of the kind \(first.source)"
        return .fault(name, "\(words). Run 'twinhall reindex'.")
      }
      let waiting = figures.filter { !$0.isBuilt && $0.records > 0 }.map(\.source)
      let total = figures.reduce(0) { $0 + $1.indexed }
      if waiting.isEmpty { return .fine(name, "the index has all \(total) records") }
      return .fine(name, "the index is built when a server or worker runs next: \(waiting.joined(separator: ", "))")
    } catch {
      return .fault(name, "the index cannot be read: \(error). Run 'twinhall migrate'.")
    }
  }
}
