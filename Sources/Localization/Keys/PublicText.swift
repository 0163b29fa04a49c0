/// Texts of the section `public`.
public enum PublicText: String, TextKeys {
  case title = "public.title"
}
