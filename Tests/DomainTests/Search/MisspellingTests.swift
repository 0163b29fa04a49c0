import Testing

@testable import Domain

@Suite("Words that are nearly alike")
struct MisspellingTests {
  @Test("One letter put in, left out, exchanged or swapped is one mistake")
  func single() {
    for wrong in ["kirunna", "kiuna", "kirona", "kriuna"] { #expect(Misspelling.distance("kiruna", wrong) == 1, "\(wrong)") }
    #expect(Misspelling.distance("kiruna", "kiruna") == 0)
    #expect(Misspelling.distance("", "mora") == 4)
    #expect(Misspelling.distance("lviv", "kherson") == 7)
  }

  @Test("Every beginning, middle and end of three letters is a gram")
  func grams() { #expect(Misspelling.grams(of: "mora") == [" mo", "mor", "ora", "ra "]) }
}
