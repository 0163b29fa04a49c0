/// Texts of the section `accounts`.
public enum AccountsText: String, TextKeys {
  case byPassword = "accounts.by-password"
  case developmentMails = "accounts.development-mails"
  case email = "accounts.email"
  case linkTitle = "accounts.link-title"
  case password = "accounts.password"
  case sendLink = "accounts.send-link"
  case sentText = "accounts.sent-text"
  case sentTitle = "accounts.sent-title"
  case signIn = "accounts.sign-in"
  case signInLead = "accounts.sign-in-lead"
  case signInTitle = "accounts.sign-in-title"
  case title = "accounts.title"
  case wrongPassword = "accounts.wrong-password"
}
