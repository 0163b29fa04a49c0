import Domain
import Store
import TwinhallCore

extension Demonstration {
  /// Papers and a picture where people would look for them. Their files are made here, so that they are nobody's.
  func loadDocuments() throws {
    for row in try DemonstrationFile.documents().rows {
      try naming("documents \(row["title"])") {
        guard let place = try application.read({ try $0.place(row["place"], slug: row["record"]) }) else { throw NotFound() }
        let scope = try application.libraryScope(of: place)
        let permit = try Policy.permit(KeepDocuments.self, to: people[row["by"]] ?? .system, in: scope)
        let day = shifted(Day(number: Demonstration.madeFor.number - 40))
        try on(day).addDocument(entry(row), about: place, file: .sent(file(row)), permit: permit)
      }
    }
  }

  private func entry(_ row: DemonstrationFile.Row) -> DocumentEntry {
    var entry = DocumentEntry()
    (entry.title, entry.description, entry.language) = (row["title"], row["description"], row["language"])
    entry.kind = Document.Kind(rawValue: row["kind"]) ?? .other
    entry.audience = Document.Audience(rawValue: row["audience"]) ?? .office
    (entry.alternativeText, entry.caption) = (row["alternative"], row["caption"])
    entry.consent = Document.Consent(rawValue: row["consent"]) ?? .notAsked
    return entry
  }

  private func file(_ row: DemonstrationFile.Row) -> SentFile {
    let (name, lines) = (row["file"], row.list("content"))
    if name.hasSuffix(".png") { return SentFile(name: name, bytes: DemonstrationDrawing(width: 480, height: 300).png) }
    if name.hasSuffix(".pdf") { return SentFile(name: name, bytes: demonstrationPage(lines)) }
    return SentFile(name: name, bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
  }
}

/// A PDF of one page (ISO 32000-1) in one of the fonts that every reader has, with the first line as its heading.
func demonstrationPage(_ lines: [String]) -> [UInt8] {
  var text = "BT /F1 20 Tf 60 770 Td 34 TL\n"
  for (index, line) in lines.enumerated() { text += "(\(escaped(line))) Tj T*\n" + (index == 0 ? "/F1 12 Tf 24 TL\n" : "") }
  let content = latin(text + "ET")
  let objects = [
    latin("<< /Type /Catalog /Pages 2 0 R >>"), latin("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
    latin("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"),
    latin("<< /Length \(content.count) >>\nstream\n") + content + latin("\nendstream"),
    latin("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"),
  ]
  var bytes = latin("%PDF-1.4\n")
  var places: [Int] = []
  for (index, object) in objects.enumerated() {
    places.append(bytes.count)
    bytes += latin("\(index + 1) 0 obj\n") + object + latin("\nendobj\n")
  }
  let table = places.map { place in String(repeating: "0", count: 10 - String(place).count) + "\(place) 00000 n \n" }.joined()
  let end = "xref\n0 6\n0000000000 65535 f \n\(table)trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n\(bytes.count)\n%%EOF\n"
  return bytes + latin(end)
}

private func escaped(_ text: String) -> String {
  text.replacing("\\", with: "\\\\").replacing("(", with: "\\(").replacing(")", with: "\\)")
}

/// Latin-1, which the demonstration's papers keep to.
private func latin(_ text: String) -> [UInt8] { text.unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : UInt8(ascii: "?") } }
