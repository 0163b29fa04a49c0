/// Texts of the section `mail`.
public enum MailText: String, TextKeys {
  case title = "mail.title"
}
