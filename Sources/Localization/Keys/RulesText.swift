/// Texts of the section `rules`.
public enum RulesText: String, TextKeys {
  case title = "rules.title"
}
