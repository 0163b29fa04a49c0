import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

/// What stands in the fields of a document's form: as stored, or as typed.
struct DocumentForm {
  var entry = DocumentEntry()
  /// E-mail addresses, one on a line.
  var readers = ""
  var note = ""
  var version = 0
  /// A file that has come already.
  var upload: Upload?

  init() {}

  init(_ document: Document, addresses: [String]) {
    entry = document.entry
    readers = addresses.joined(separator: "\n")
    version = document.version
  }

  init(_ form: Form) {
    entry.title = form.text("title")
    entry.description = form.text("description").replacing("\r\n", with: "\n")
    entry.language = form.text("language")
    entry.kind = Document.Kind(rawValue: form.text("kind")) ?? .other
    entry.audience = Document.Audience(rawValue: form.text("audience")) ?? .parties
    entry.alternativeText = form.text("alternative")
    entry.caption = form.text("caption")
    entry.consent = Document.Consent(rawValue: form.text("consent")) ?? .notAsked
    readers = form.text("readers").replacing("\r\n", with: "\n")
    note = form.text("note")
    version = form.version
  }

  /// The entry with the people that the addresses name.
  func named(_ visit: Visit, _ permit: Permit<KeepDocuments>) throws -> DocumentEntry {
    var named = entry
    guard entry.audience == .named else { return named }
    named.readers = try visit.application.readers(
      readers.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == ";" }).map(String.init), permit: permit)
    return named
  }
}

extension HTML {
  /// The file, of which a large one comes in parts where the script runs.
  mutating func documentFile(_ form: DocumentForm, _ problems: Problems, _ visit: Visit) {
    let (texts, settings) = (visit.texts, visit.application.configuration.files)
    let limit = visit.formats.byteSize(settings.limit)
    if let upload = form.upload {
      hidden("upload", upload.id.description)
      let size = visit.formats.byteSize(upload.size)
      element("p", [.class("kept")], texts(LibraryText.fileKept, ["name": .text(upload.name), "size": .text(size)]))
    }
    let endings = FileType.allCases.filter(settings.types.contains).flatMap(\.endings).map { "." + $0 }.joined(separator: ",")
    let kinds: KeyValuePairs<String, Argument> = ["kinds": .text(settings.types.labels), "limit": .text(limit)]
    fileField(
      Field("file", label: texts(LibraryText.file), hint: texts(LibraryText.fileHint, kinds), error: problems.error(at: "file")),
      accept: endings)
    // What the script says, in the reader's language.
    let words: [(StaticString, String)] = [
      ("data-progress", texts.text("library.send-progress") ?? ""), ("data-done", texts(LibraryText.sendDone)),
      ("data-offline", texts(LibraryText.sendOffline)), ("data-again", texts(LibraryText.sendAgain)),
      ("data-large", texts(LibraryText.sendLarge, ["limit": .text(limit)])),
      ("data-kind", texts(LibraryText.sendKind, ["kinds": .text(settings.types.labels)])),
    ]
    let attributes: [Attribute] = [
      .id("sending"), .class("sending"), Attribute("data-address", visit.address(UploadPages.begin)),
      Attribute("data-limit", String(settings.limit)), Attribute("data-script", ResourceFile.upload.address), .flag("hidden"),
    ]
    element("div", attributes + words.map { Attribute($0.0, $0.1) }) { html in
      html.element("progress", [Attribute("max", "100"), .value("0"), Attribute("aria-label", texts(LibraryText.file))], "")
      html.element("p", [Attribute("role", "status")], "")
    }
  }

  mutating func documentFields(_ form: DocumentForm, _ problems: Problems, _ visit: Visit) {
    let texts = visit.texts
    let optional = texts(FormsText.optional)
    textField(
      Field(
        "title", label: texts(LibraryText.titleLabel), hint: texts(LibraryText.titleHint), error: problems.error(at: "title"),
        value: form.entry.title))
    textArea(
      Field(
        "description", label: texts(LibraryText.description), error: problems.error(at: "description"), value: form.entry.description,
        optional: optional), rows: 3, maximum: 2000, texts)
    select(
      Field("kind", label: texts(LibraryText.kind), value: form.entry.kind.rawValue),
      Document.Kind.allCases.map { Choice($0.rawValue, visit.word(for: $0)) })
    select(
      Field("language", label: texts(LibraryText.language), value: form.entry.language), visit.spokenLanguageChoices,
      blank: texts(LibraryText.noLanguage))
    audienceFields(form, problems, visit)
    pictureFields(form, problems, visit)
  }

  private mutating func audienceFields(_ form: DocumentForm, _ problems: Problems, _ visit: Visit) {
    let texts = visit.texts
    radios(
      Field("audience", label: texts(LibraryText.audience), error: problems.error(at: "audience"), value: form.entry.audience.rawValue),
      Document.Audience.allCases.map { audience in
        Choice(audience.rawValue, visit.word(for: audience), hint: texts.text("library.audience-\(audience.rawValue)-hint"))
      })
    textArea(
      Field(
        "readers", label: texts(LibraryText.readers), hint: texts(LibraryText.readersHint), error: problems.error(at: "readers"),
        value: form.readers, optional: texts(FormsText.optional)), rows: 2)
  }

  private mutating func pictureFields(_ form: DocumentForm, _ problems: Problems, _ visit: Visit) {
    let texts = visit.texts
    fieldset(legend: texts(LibraryText.picture)) { html in
      html.textField(
        Field(
          "alternative", label: texts(LibraryText.alternative), hint: texts(LibraryText.alternativeHint),
          error: problems.error(at: "alternative"), value: form.entry.alternativeText, optional: texts(FormsText.optional)))
      html.textField(
        Field(
          "caption", label: texts(LibraryText.caption), hint: texts(LibraryText.captionHint), error: problems.error(at: "caption"),
          value: form.entry.caption, optional: texts(FormsText.optional)))
      html.radios(
        Field(
          "consent", label: texts(LibraryText.consent), hint: texts(LibraryText.consentHint), error: problems.error(at: "consent"),
          value: form.entry.consent.rawValue),
        Document.Consent.allCases.map { Choice($0.rawValue, visit.word(for: $0)) })
    }
  }
}
