import Application
import Glibc
import TwinhallCore

extension Command {
  static let bench = Command(
    name: "bench", arguments: "[--against FILE] [--addresses] [--search] [--page NAME]",
    purpose: "measure pages, lists, memory and matching against their budgets, on the database that is set"
  ) { arguments in
    let options = try BenchOptions(arguments)
    let application = try openApplication(connections: 4)
    defer { application.database.close() }
    let run = BenchRun(application, earlier: EarlierTables(options.earlier.flatMap(readFile) ?? ""))
    defer { run.finish() }
    if options.printsAddresses {
      run.printAddresses()
    } else if options.isSearchOnly {
      run.measureSearchOnly()
    } else if let page = options.page {
      run.measure(page)
    } else {
      run.measureAll()
    }
    return run.faults.isEmpty ? 0 : 1
  }
}

private struct BenchOptions {
  private(set) var earlier: String?
  private(set) var printsAddresses = false
  private(set) var isSearchOnly = false
  /// One page alone, many times over, for a profiler to look at.
  private(set) var page: String?

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      switch word {
      case "--addresses": printsAddresses = true
      case "--search": isSearchOnly = true
      case "--page":
        guard let name = rest.popFirst() else { throw UsageError(text: "--page needs the name of a page as the table has it.") }
        page = name
      case "--against":
        guard let file = rest.popFirst() else { throw UsageError(text: "--against needs the file of the last release.") }
        earlier = file
      default: throw UsageError(text: "There is no option '\(word)'.")
      }
    }
  }
}
