import Testing
import TwinhallCore

private enum Thing {}

@Suite("Identifiers")
struct IdentifierTests {
  @Test("An identifier is a UUID of version 7 and variant 10 that reads back from its text")
  func form() {
    for _ in 0..<1000 {
      let identifier = Identifier<Thing>(at: Instant(milliseconds: 1_795_510_000_123))
      let text = Array(identifier.description)
      #expect(text.count == 36)
      #expect(text[14] == "7")
      #expect("89ab".contains(text[19]))
      #expect(Identifier<Thing>(identifier.description) == identifier)
      #expect(Identifier<Thing>(identifier.description.uppercased()) == identifier)
    }
  }

  @Test("Identifiers sort by the moment they were made, in memory and as text")
  func order() {
    let identifiers = (0..<200).map { Identifier<Thing>(at: Instant(milliseconds: 1_795_510_000_000 + $0)) }
    #expect(identifiers == identifiers.shuffled().sorted())
    #expect(identifiers.map(\.description) == identifiers.map(\.description).shuffled().sorted())
  }

  @Test(
    "Other texts are not identifiers",
    arguments: [
      "", "1", "0198c0de-0000-7000-8000-00000000000", "0198c0de-0000-7000-8000-00000000000g", "0198c0de000070008000000000000000",
      "0198c0de-0000-7000-8000-000000000000-",
    ])
  func refused(text: String) { #expect(Identifier<Thing>(text) == nil) }
}
