/// Texts of the section `organisations`.
public enum OrganisationsText: String, TextKeys {
  case title = "organisations.title"
}
