/// Texts of the section `interests`.
public enum InterestsText: String, TextKeys {
  case title = "interests.title"
}
