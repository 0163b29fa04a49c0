import Domain
import TestSupport
import Testing
import Web

@Suite("Rights")
struct RightsTests {
  @Test("Every role may do what the table of rights says, and no more")
  func rights() {
    let rows = allActions.map { action in [action.name] + answers(action) }
    let difference = Golden("rights.txt").difference(from: table(["action"] + kindsOfPeople.map(\.name), rows))
    #expect(difference == nil)
  }

  @Test("Every person gets of every endpoint what the table of endpoints says")
  func endpoints() {
    let rows = allEndpoints.map { endpoint in
      ["\(endpoint.method.rawValue) \(endpoint.pattern)", endpoint.action.name] + answers(endpoint.action)
    }
    let difference = Golden("endpoints.txt").difference(from: table(["endpoint", "action"] + kindsOfPeople.map(\.name), rows))
    #expect(difference == nil)
  }

  @Test("Every action of the domain is in the list of actions")
  func listIsWhole() {
    let lines = swiftSources(in: "Sources/Domain").flatMap { $0.split(separator: "\n") }
    let declared = lines.filter { $0.hasPrefix("public enum ") && $0.contains(": Action ") }.map { line in
      String(line.dropFirst("public enum ".count).prefix { $0 != ":" })
    }
    #expect(declared.count > 10)
    let listed = allActions.map { action in action.name }
    #expect(declared.sorted() == listed.sorted())
  }

  @Test("No two endpoints have the same method and path")
  func endpointsDiffer() {
    let names = allEndpoints.map { "\($0.method.rawValue) \($0.pattern)" }
    let twice = Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    #expect(twice == [])
  }

  /// Columns of equal width, so that a difference is one line.
  private func table(_ head: [String], _ rows: [[String]]) -> String {
    let all = [head] + rows
    let widths = head.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }
}
