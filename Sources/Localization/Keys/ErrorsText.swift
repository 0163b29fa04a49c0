/// Texts of the section `errors`.
public enum ErrorsText: String, TextKeys {
  case title = "errors.title"
}
