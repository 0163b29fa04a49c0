import Application
import Domain
import HTTPServer
import Interface
import Localization
import Markup
import TwinhallCore

extension Form {
  /// What was typed into a field; empty when the field was not sent.
  func text(_ name: String) -> String { fields.first(name) ?? "" }

  func isChecked(_ name: String) -> Bool { fields.first(name) != nil }

  /// The version of the record the form was opened with.
  var version: Int { Int(text("version")) ?? 0 }
}

extension Visit {
  /// A form that is one button.
  func actionForm(
    _ pattern: PathPattern, _ value: String, _ label: String, kind: ButtonKind = .primary, _ html: inout HTML
  ) {
    html.form(action: address(pattern, value), csrf: csrf) { html in
      html.actions { $0.button(label, kind) }
    }
  }
}

extension HTML {
  /// A day that may be left empty.
  mutating func dayField(_ name: String, _ label: String, _ value: String, _ problems: Problems, _ texts: Texts, hint: String? = nil) {
    dateField(
      Field(name, label: label, hint: hint, error: problems.error(at: name), value: value, optional: texts(FormsText.optional)), texts)
  }

  /// Says that somebody else saved first, so that nothing was overwritten.
  /// - Parameter stored: what is saved now; leave it out where it stands below.
  mutating func conflictNotice(title: String, text: String, _ stored: @escaping (inout HTML) -> Void = { _ in }) {
    notice(.warning, title: title, isAnnounced: true) { html in
      html.element("p", [], text)
      stored(&html)
    }
  }

  /// What is saved now beside what was typed.
  /// - Parameter rows: the field's name, what is saved and what was typed.
  mutating func bothVersions(_ rows: [(field: String, theirs: String, typed: String)], caption: String, _ texts: Texts) {
    dataTable(
      caption: caption, isCaptionHidden: true,
      columns: [.conflictField, .conflictTheirs, .conflictYours].map { Column(texts($0 as FormsText)) },
      rows: rows.map { [.text($0.field), .text($0.theirs), .text($0.typed)] })
  }
}

extension HTML {
  /// The whole form of a record with a version, below its heading. What somebody else stored first stands above the fields, which keep
  /// what was typed.
  mutating func versionedForm(
    _ title: String, action: String, version: Int, stored: [SummaryRow], conflict: (title: String, text: String), _ visit: Visit,
    _ fields: (inout HTML) -> Void
  ) {
    element("h1", [], title)
    if !stored.isEmpty {
      conflictNotice(title: conflict.title, text: conflict.text)
      element("h2", [], visit.texts(PartnershipsText.nowStored))
      summaryList(stored, visit.texts)
    }
    form(action: action, csrf: visit.csrf, warnsUnsaved: true) { html in
      html.hidden("version", String(version))
      fields(&html)
      html.actions { $0.button(visit.texts(FormsText.save)) }
    }
  }
}

extension SentFile {
  /// A file that came with a form, handed on in parts.
  init(_ file: UploadedFile) { self.init(name: file.name, size: file.size) { try file.forEachPart($0) } }
}
