import Domain
import Testing

@Suite("Likeness of names")
struct NameLikenessTests {
  @Test(
    "Names are alike when they differ in kind of body only, or by at most two letters",
    arguments: [
      ("amal", "amal"), ("amal", "amal municipality"), ("amals kommun", "amals municipality"), ("makueni county", "makueny"),
      ("kherson", "cherson"), ("bollnas", "bolnas"), ("city of lund", "lund municipality"),
    ])
  func alike(_ pair: (String, String)) {
    #expect(NameLikeness.areAlike(pair.0, pair.1))
    #expect(NameLikeness.areAlike(pair.1, pair.0))
  }

  @Test(
    "Names are not alike when a short one differs, or a long one by three letters",
    arguments: [("lund", "land"), ("pitea", "umea kommun"), ("", ""), ("kalmar", "kramfors"), ("municipality", "lund municipality")])
  func different(_ pair: (String, String)) {
    #expect(!NameLikeness.areAlike(pair.0, pair.1))
    #expect(!NameLikeness.areAlike(pair.1, pair.0))
  }
}
