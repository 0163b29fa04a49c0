/// Texts of the section `public`.
public enum PublicText: String, TextKeys {
  case accessibilityText = "public.accessibility-text"
  case contact = "public.contact"
  case howItWorksText = "public.how-it-works-text"
  case privacyText = "public.privacy-text"
  case title = "public.title"
}
