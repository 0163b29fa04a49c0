import Application
import Glibc

/// One whole measurement. What cannot be measured is printed and kept as a fault, and the rest goes on.
final class BenchRun {
  private(set) var faults: [String] = []
  private let application: Application
  private let visitors: BenchVisitors
  private let earlier: EarlierTables
  private var budgeted = 0
  private var over = 0

  init(_ application: Application, earlier: EarlierTables) {
    self.application = application
    self.earlier = earlier
    visitors = BenchVisitors(application)
  }

  /// Lines of name, address and cookie of every page, for measurements that need a browser.
  func printAddresses() {
    for page in benchPages where page.role == nil {
      attempt(page.name) { print("\(page.name)\t\(try visitors.address(of: page))") }
    }
  }

  func measure(_ name: String) {
    attempt(name) {
      guard let page = benchPages.first(where: { $0.name == name }) else { throw BenchFault("there is no such page") }
      let cost = try MeasuredPage(visitors.address(of: page), as: page.role, visitors, requests: 5_000)
      print("\(name): \(formatted(cost.medianMilliseconds, 3)) ms, \(Int(cost.allocations ?? 0)) allocations, \(cost.bytes) bytes")
    }
  }

  func measureSearchOnly() { attempt("the search") { try measureSearch() } }

  func measureAll() {
    let found = addresses()
    attempt("the server") { try measurePages(found, on: BenchServer()) }
    attempt("lists") { try measureLists() }
    attempt("signing in") { show(try inTemporaryFolder { try SignInRun.table(application.configuration, folder: $0) }) }
    attempt("the search") { try measureSearch() }
    attempt("matching") { show(try MatchingRun.table()) }
    print("\(budgeted - over) of \(budgeted) figures are within their budgets, \(over) over, \(faults.count) faults.")
  }

  func finish() {
    attempt("signing out") { try visitors.leave() }
  }

  private func addresses() -> [(page: BenchPage, address: String)] {
    benchPages.compactMap { page in
      var address: String?
      attempt(page.name) { address = try visitors.address(of: page) }
      return address.map { (page, $0) }
    }
  }

  private func measurePages(_ found: [(page: BenchPage, address: String)], on server: BenchServer) throws {
    let connection = try BenchConnection(port: server.port)
    var (costs, views) = (PageTables.costs, PageTables.views)
    var measured: [(address: String, cookie: String?)] = []
    for (page, address) in found {
      attempt(page.name) {
        let cookie = try visitors.cookie(of: page.role)
        let cost = try MeasuredPage(address, as: page.role, visitors)
        let view = try WireViews(address, cookie: cookie, connection)
        costs.rows.append(PageTables.row(page, cost, view))
        views.rows.append(PageTables.row(page, view))
        measured.append((address, cookie))
      }
    }
    show(costs)
    show(views)
    guard !measured.isEmpty else { throw BenchFault("no page could be measured") }
    show(try LoadRun(measured, on: server).table)
  }

  private func measureLists() throws {
    var found: [(what: String, error: any Error)] = []
    show(try inTemporaryFolder { try ListRun.table(application.configuration, folder: $0) { found.append(($0, $1)) } })
    for fault in found { attempt(fault.what) { throw fault.error } }
  }

  private func measureSearch() throws {
    for table in try inTemporaryFolder({ try SearchRun.tables(application.configuration, folder: $0) }) { show(table) }
  }

  private func show(_ table: BenchTable) {
    print(table.text(against: earlier))
    fflush(nil)
    budgeted += table.counts.budgeted
    over += table.counts.over
  }

  private func attempt(_ what: String, _ body: () throws -> Void) {
    do { try body() } catch {
      faults.append("\(what): \(error)")
      printError("fault: \(what): \(error)")
    }
  }
}

/// A folder that is gone afterwards, with the files in it.
func inTemporaryFolder<T>(_ body: (String) throws -> T) throws -> T {
  var template = Array("/tmp/twinhall-bench.XXXXXX".utf8CString)
  guard let folder = mkdtemp(&template).map({ String(cString: $0) }) else { throw BenchFault("no temporary folder can be made") }
  defer {
    for name in ["lists", "search"] {
      for ending in ["", "-wal", "-shm"] { unlink("\(folder)/\(name).sqlite\(ending)") }
    }
    rmdir(folder)
  }
  return try body(folder)
}
