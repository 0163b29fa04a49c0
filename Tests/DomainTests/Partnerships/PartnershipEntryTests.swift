import Domain
import Testing
import TwinhallCore

@Suite("What is entered about partnerships and networks")
struct PartnershipEntryTests {
  private static func organisation(_ number: Int64) -> Identifier<Organisation> { Identifier(at: Instant(milliseconds: number)) }

  private static func problems(_ change: (inout PartnershipEntry) -> Void) -> [Problem] {
    var entry = PartnershipEntry()
    entry.members = [
      PartnershipMember(organisation: organisation(1), part: .lead), PartnershipMember(organisation: organisation(2), part: .partner),
    ]
    change(&entry)
    var validation = Validation()
    _ = entry.checked(&validation)
    return validation.problems
  }

  @Test("Two parties make a partnership, and so do more with an associated body")
  func enough() {
    #expect(Self.problems { _ in } == [])
    #expect(Self.problems { $0.members.append(PartnershipMember(organisation: Self.organisation(3), part: .associated)) } == [])
  }

  @Test("One party alone needs a reason in the note, unless it still seeks")
  func alone() {
    #expect(Self.problems { $0.members.removeLast() } == [Problem("organisation-2", .missing)])
    #expect(Self.problems { $0.members[1].part = .associated } == [Problem("organisation-3", .missing)])
    let explained = Self.problems {
      $0.members.removeLast()
      $0.note = "The names of the partners are not public"
    }
    #expect(explained == [])
    let seeking = Self.problems {
      $0.members.removeLast()
      $0.status = .seeking
    }
    #expect(seeking == [])
    #expect(Self.problems { $0.members = [] }.map(\.rule) == [.missing])
  }

  @Test("Everything that is wrong is said at its field, at once")
  func everything() {
    let problems = Self.problems {
      $0.title = String(repeating: "a", count: 201)
      $0.startsOn = Day(2026, 2, 1)
      $0.endsOn = Day(2026, 1, 1)
      $0.members[1] = $0.members[0]
      $0.members[0].from = Day(2026, 2, 1)
      $0.members[0].to = Day(2026, 1, 1)
    }
    #expect(
      problems == [
        Problem("title", .tooLong, ["limit": "200"]), Problem("ends-on", .endsBeforeStart), Problem("to-1", .endsBeforeStart),
        Problem("organisation-2", .chosenTwice),
      ])
  }

  @Test("A network needs an English name and a theme; a language that says nothing is left out")
  func network() {
    var entry = NetworkEntry()
    entry.texts = [.english: NetworkText(name: " Climate ", summary: ""), .swedish: NetworkText(name: " ", summary: "")]
    var validation = Validation()
    let checked = entry.checked(&validation)
    #expect(validation.problems == [Problem("theme", .missing)])
    #expect(checked.texts == [.english: NetworkText(name: "Climate", summary: "")])
    var other = NetworkEntry()
    other.theme = Identifier(at: Instant(milliseconds: 1))
    other.texts = [.swedish: NetworkText(name: "", summary: "Text utan namn")]
    var second = Validation()
    _ = other.checked(&second)
    #expect(second.problems.map(\.field).sorted() == ["name-en", "name-sv"])
  }
}
