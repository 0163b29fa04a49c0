/// Texts of the section `networks`.
public enum NetworksText: String, TextKeys {
  case title = "networks.title"
}
