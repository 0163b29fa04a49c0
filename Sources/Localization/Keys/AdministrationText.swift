/// Texts of the section `administration`.
public enum AdministrationText: String, TextKeys {
  case title = "administration.title"
}
