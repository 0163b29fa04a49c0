/// Texts of the section `partnerships`.
public enum PartnershipsText: String, TextKeys {
  case title = "partnerships.title"
}
