import Testing
import TwinhallCore

@testable import Domain

@Suite("The life of a declaration")
struct DeclarationTransitionTests {
  typealias Step = @Sendable (Declaration) throws(StepRefused) -> Declaration

  static let now = Instant(milliseconds: 1_795_000_000_000)

  /// The events in the order of the table's columns.
  static let steps: [(name: String, run: Step)] = [
    ("submit", { (it) throws(StepRefused) in try it.submitted(at: now) }),
    ("reopen", { (it) throws(StepRefused) in try it.reopened() }),
    ("return", { (it) throws(StepRefused) in try it.returned(note: "Say more") }),
    ("publish", { (it) throws(StepRefused) in try it.published(at: now, hasOther: false) }),
    ("hide", { (it) throws(StepRefused) in try it.hidden(note: "A fault") }),
    ("withdraw", { (it) throws(StepRefused) in try it.withdrawn() }),
    ("confirm", { (it) throws(StepRefused) in try it.confirmed(on: now.day) }),
    ("expire", { (it) throws(StepRefused) in try it.expired(on: now.day) }),
    ("match", { (it) throws(StepRefused) in try it.matched() }),
  ]

  /// A refusal is `!` and every guard that failed. `hidden*` is what the office itself took off the list.
  static let table = """
    draft: submit=!incomplete reopen=!already-done return=!not-submitted publish=!not-submitted hide=!not-published withdraw=withdrawn confirm=!not-published expire=!not-published match=!not-published
    submitted: submit=!already-done+incomplete reopen=draft return=returned publish=published hide=!not-published withdraw=withdrawn confirm=!not-published expire=!not-published match=!not-published
    returned: submit=!incomplete reopen=!already-done return=!already-done publish=!not-submitted hide=!not-published withdraw=withdrawn confirm=!not-published expire=!not-published match=!not-published
    published: submit=!already-done+incomplete reopen=draft return=!not-submitted publish=!already-done hide=hidden withdraw=withdrawn confirm=published expire=hidden match=matched
    hidden: submit=!closed+incomplete reopen=draft return=!not-submitted publish=!not-submitted hide=!already-done withdraw=withdrawn confirm=published expire=!not-published match=!not-published
    withdrawn: submit=!closed+incomplete reopen=draft return=!not-submitted publish=!not-submitted hide=!not-published withdraw=!already-done confirm=!not-published expire=!not-published match=!not-published
    matched: submit=!closed+incomplete reopen=!closed return=!not-submitted publish=!not-submitted hide=!not-published withdraw=!closed confirm=!not-published expire=!not-published match=!already-done
    hidden*: submit=!closed+incomplete reopen=draft return=!not-submitted publish=published hide=!already-done withdraw=withdrawn confirm=!hidden-by-office expire=!not-published match=!not-published
    """

  static func declaration(_ state: Declaration.State, note: String = "") -> Declaration {
    var declaration = Declaration(id: Identifier(at: now), language: .english, at: now)
    declaration.state = state
    declaration.officeNote = note
    declaration.confirmedOn = now.day.adding(months: -13)
    return declaration
  }

  static func row(_ name: String, _ declaration: Declaration) -> String {
    let cells = steps.map { step in
      do throws(StepRefused) {
        return "\(step.name)=\(try step.run(declaration).state.rawValue)"
      } catch {
        return "\(step.name)=!\(error.guards.map(\.rawValue).joined(separator: "+"))"
      }
    }
    return "\(name): \(cells.joined(separator: " "))"
  }

  @Test("Every event in every state leads where the table says, and a refusal names every failed guard")
  func goldenTable() {
    var rows = Declaration.State.allCases.map { Self.row($0.rawValue, Self.declaration($0)) }
    rows.append(Self.row("hidden*", Self.declaration(.hidden, note: "A fault")))
    #expect(rows.joined(separator: "\n") == Self.table)
  }

  @Test("A confirmation holds for twelve months to the day")
  func lastDay() throws {
    var declaration = Self.declaration(.published)
    declaration.confirmedOn = Day(2026, 3, 10)
    let last = try #require(Day(2027, 3, 10))
    #expect(declaration.lastDay == last)
    #expect(throws: StepRefused([.notDue])) { try declaration.expired(on: last) }
    #expect(try declaration.expired(on: last.adding(days: 1)).state == .hidden)
  }

  @Test("Confirming starts the twelve months anew and takes the reminder away")
  func confirming() throws {
    var declaration = Self.declaration(.hidden)
    declaration.remindedOn = Self.now.day
    let next = try declaration.confirmed(on: Self.now.day)
    #expect(next.confirmedOn == Self.now.day)
    #expect(next.remindedOn == nil)
  }

  @Test("A body has one declaration on the public list")
  func onlyOne() {
    #expect(throws: StepRefused([.otherPublished])) { try Self.declaration(.submitted).published(at: Self.now, hasOther: true) }
  }

  @Test("A declaration waits for its owner, for the office or for nobody")
  func penHolder() {
    let holders = Declaration.State.allCases.map { "\($0.rawValue) \(Self.declaration($0).penHolder.rawValue)" }
    #expect(
      holders == [
        "draft owner", "submitted office", "returned owner", "published nobody", "hidden owner", "withdrawn nobody", "matched nobody",
      ])
  }
}
