import Application
import Domain
import HTTPServer
import Storage
import TwinhallCore

/// A form with written text on its way in, and what became of the text when the form was refused.
struct BroughtForm {
  let form: WrittenForm
  /// The cookie of a browser that had none.
  let newSecret: Secret?
  /// Whether the form came from a page of this site: its token fits, or the browser vouches for it.
  let isFromHere: Bool
  /// The version and the time it was kept with; nil until it is.
  var kept: (version: Int, at: Instant)?
  var isTried = false
}

extension Visit {
  /// Whose unsent text this browser may see.
  var draftAccess: DraftAccess { DraftAccess(person: viewer.person?.id, browser: draftSecret) }

  /// Names the form for taking it once, and its text for keeping it. Only a form whose token fits names itself; what is kept of another
  /// one is kept by the browser, or for the person whose session had run out.
  func bring(_ form: Form) {
    let token = form.text(FormToken.field)
    let accepted = formToken.accepts(token)
    let id = form.fields.first("submission") ?? FormToken.id(of: token)
    let address = form.fields.first("draft-form").flatMap { isOwnPath($0) ? $0 : nil } ?? path
    if form.fields.first("draft-version") != nil {
      written = broughtForm(form, address, Submission.token(id: id, address: address), accepted)
    }
    guard accepted else { return }
    let content = form.fields.pairs.filter { $0.name != FormToken.field && $0.name != "submission" }
    let files = form.files.map { (name: $0.field, value: "\($0.file.name):\($0.file.digest)") }
    // A form that is only to be kept is not sent, so that its draft goes on.
    let sent = address == path ? written?.form : nil
    application = application.taking(Submission(id: id, address: path, secret: formToken.seal, fields: content + files, form: sent))
  }

  private func broughtForm(_ form: Form, _ address: String, _ tab: String, _ accepted: Bool) -> BroughtForm {
    let author = form.text("draft-author")
    let person = draftPerson(author, accepted)
    let newSecret = person == nil && draftSecret == nil ? Secret.random() : nil
    let access = DraftAccess(person: person, browser: draftSecret ?? newSecret)
    let owner: DraftOwner = person.map { .person($0) } ?? .browser(digest: (draftSecret ?? newSecret ?? .random()).digestText)
    let page = form.text("draft-page")
    var written = WrittenForm(
      owner: owner, access: access, author: author, address: address, page: isOwnPath(page) ? page : address,
      title: String(form.text("draft-title").prefix(200)), base: String(form.text("draft-base").prefix(16)),
      version: Int(form.text("draft-version")) ?? 0, tab: tab, fields: FormFields(form.keptPairs))
    written.names = form.fields.first("draft-names")?.split(separator: "\n").map(String.init)
    written.isAutosave = form.isChecked("draft-quiet")
    let site = request.headers["Sec-Fetch-Site"]
    let isFromHere = site == "same-origin" || accepted && (site == nil || site == "none")
    return BroughtForm(form: written, newSecret: newSecret, isFromHere: isFromHere)
  }

  /// The person to keep it for: who is signed in, if they opened the form, or whose session has run out meanwhile.
  private func draftPerson(_ author: String, _ accepted: Bool) -> Identifier<Person>? {
    if let person = viewer.person?.id { return author.isEmpty || author == DraftAccess.author(person) ? person : nil }
    guard accepted, !author.isEmpty, let session, let former = try? application.formerPerson(session: session) else { return nil }
    return DraftAccess.author(former) == author ? former : nil
  }

  /// Only a path of this site; anything else could lead astray.
  func isOwnPath(_ path: String) -> Bool {
    path.hasPrefix("/") && !path.hasPrefix("//") && path.utf8.count < 1_000
      && path.utf8.allSatisfy { 0x21...0x7E ~= $0 && $0 != UInt8(ascii: "\\") }
  }

  /// Keeps the text of a form that is being refused, so that the page may be left. What cannot be kept stands on the page. A form that
  /// was taken already, and is refused because it came twice, is sent: nothing of it is left to keep.
  func keepRefused() {
    guard var brought = written, brought.isFromHere, !brought.isTried else { return }
    brought.isTried = true
    written = brought
    guard (try? application.earlierAnswer()) == nil else { return }
    guard let permit = try? Policy.permit(KeepDraft.self, to: viewer) else { return }
    switch try? keep(brought, permit) {
    case .kept(let version, let at), .both(let version, let at): written?.kept = (version, at)
    default: break
    }
  }

  /// - Throws: as `Application.keepDraft`.
  func keep(_ brought: BroughtForm, _ permit: Permit<KeepDraft>) throws -> KeptDraft {
    let result = try application.keepDraft(brought.form, from: networkAddress, permit: permit)
    if case .browser = brought.form.owner, let secret = draftSecret ?? brought.newSecret {
      setCookie(.drafts, secret.text, days: min(try application.daysKept(.drafts), 400))
    }
    return result
  }
}

extension Form {
  /// What may be kept: no token, no password or code, and not what describes the draft itself.
  fileprivate var keptPairs: [(name: String, value: String)] {
    let secrets = Set(fields.all("draft-secret"))
    return fields.pairs.filter { pair in
      pair.name != FormToken.field && pair.name != "submission" && !pair.name.hasPrefix("draft-") && !secrets.contains(pair.name)
        && !pair.name.contains("password")
    }
  }
}

extension UploadedFile {
  /// Of the bytes, taken part by part: the file may be large.
  fileprivate var digest: String {
    let digest = ContentDigest()
    // What cannot be read back is refused when it is stored.
    try? forEachPart { digest.add($0) }
    return digest.finish()
  }
}
