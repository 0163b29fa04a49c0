/// Texts of the section `states`.
public enum StatesText: String, TextKeys {
  case title = "states.title"
}
