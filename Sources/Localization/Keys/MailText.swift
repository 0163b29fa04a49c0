/// Texts of the section `mail`.
public enum MailText: String, TextKeys {
  case invitationBody = "mail.invitation-body"
  case invitationSubject = "mail.invitation-subject"
  case signInBody = "mail.sign-in-body"
  case signInSubject = "mail.sign-in-subject"
  case title = "mail.title"
}
