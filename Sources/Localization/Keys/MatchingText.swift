/// Texts of the section `matching`.
public enum MatchingText: String, TextKeys {
  case title = "matching.title"
}
