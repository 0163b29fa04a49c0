/// Texts of the section `accounts`.
public enum AccountsText: String, TextKeys {
  case title = "accounts.title"
}
