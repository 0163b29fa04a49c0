// How mail programs begin the mail that is answered, in the languages that the programme's people write.

/// A line of Outlook and others between the answer and the mail below it.
func isDivider(_ line: String) -> Bool {
  if line.count >= 20, line.allSatisfy({ $0 == "_" }) { return true }
  guard line.hasPrefix("--"), line.hasSuffix("--") else { return false }
  let words = line.filter { $0 != "-" }.trimmed.lowercased()
  return dividers.contains(words)
}

private let dividers: Set<String> = [
  "original message", "ursprungligt meddelande", "ursprungligt e-postmeddelande", "mensaje original", "вихідне повідомлення",
  "початкове повідомлення", "оригінальне повідомлення", "исходное сообщение", "forwarded message", "vidarebefordrat meddelande",
  "mensaje reenviado", "переслане повідомлення", "ursprüngliche nachricht", "message d'origine", "mensagem original",
]

/// What telephones write below every mail.
func isSignOfPhone(_ line: String) -> Bool {
  let words = line.lowercased()
  return phoneSigns.contains { words.hasPrefix($0) } && line.count <= 80
}

private let phoneSigns = [
  "sent from my ", "sent from outlook", "get outlook for ", "skickat från min ", "skickat från mobil", "skickat från outlook",
  "hämta outlook för ", "enviado desde mi ", "enviado desde outlook", "obtener outlook para ", "надіслано з ", "отправлено с ",
  "відправлено з ", "sent via ", "skickat via ",
]

/// Two to six lines that name who wrote what to whom, as Outlook puts them above the mail it quotes: `From:`, `Sent:`, `To:`, `Subject:`.
func isHeaderBlock(_ lines: [String], at index: Int) -> Bool {
  guard headerName(lines[index]).map(senderNames.contains) == true else { return false }
  let names = lines[index...].prefix(8).filter { !$0.isEmpty }.prefix(6).compactMap(headerName)
  return names.dropFirst().contains { dateNames.contains($0) || subjectNames.contains($0) || receiverNames.contains($0) }
}

/// The word before the colon, in lower case, without emphasis.
private func headerName(_ line: String) -> String? {
  let plain = line.drop { $0 == ">" || $0 == " " || $0 == "*" }
  guard let colon = plain.firstIndex(of: ":"), plain.distance(from: plain.startIndex, to: colon) <= 12 else { return nil }
  return plain[..<colon].filter { $0 != "*" }.lowercased()
}

private let senderNames: Set<String> = ["from", "från", "de", "від", "от", "von"]
private let dateNames: Set<String> = [
  "sent", "date", "skickat", "datum", "enviado", "enviado el", "fecha", "надіслано", "дата", "gesendet",
]
private let receiverNames: Set<String> = ["to", "till", "para", "кому", "an"]
private let subjectNames: Set<String> = ["subject", "ämne", "asunto", "тема", "betreff"]

/// `On Tue, 3 Nov 2026 at 10:12, Anna Example <…> wrote:`, on one line or broken over up to four.
func isAttribution(_ lines: [String], at index: Int) -> Bool {
  let first = lines[index].unquotedLower
  guard !first.isEmpty, beginnings.contains(where: first.hasPrefix) || first.isDated else { return false }
  var whole = ""
  for (place, line) in lines[index...].prefix(4).enumerated() {
    if line.isEmpty && !whole.isEmpty { break }
    whole += (whole.isEmpty ? "" : " ") + line.unquotedLower
    let isComplete = whole.hasSuffix(":") && verbs.contains(where: whole.contains) && whole.contains(where: \.isNumber)
    if isComplete { return isAboutMail(whole, lines[(index + place + 1)...]) }
    if whole.count > 400 { return false }
  }
  return false
}

/// An attribution stands above what it is about, or names the writer's address; else it may be the writer's own sentence.
private func isAboutMail(_ whole: String, _ lines: ArraySlice<String>) -> Bool {
  whole.contains("@") || lines.first { !$0.isEmpty }?.hasPrefix(">") == true
}

private let beginnings = ["on ", "den ", "el ", "le ", "am ", "em ", "в ", "on:", "op ", "пн", "вт", "ср", "чт", "пт", "сб", "нд"]
/// What stands between the date and the colon, before or after the name.
private let verbs = ["wrote", "skrev", "escribió", "escribio", "пише", "написав", "написала", "пишет", "a écrit", "schrieb", "escreveu"]

extension String {
  fileprivate var unquotedLower: String { drop { $0 == ">" || $0 == " " || $0 == "*" }.trimmed.lowercased() }

  /// `2026-11-03 10:12 skrev …`, `3 nov. 2026 kl. 10:12 skrev …`, `вт, 3 лист. 2026 р. о 10:12 … пише:`.
  fileprivate var isDated: Bool { first?.isNumber == true && prefix(40).contains(":") || prefix(4).contains(",") }
}

extension StringProtocol {
  var trimmed: String {
    var view = self[...]
    while view.first?.isWhitespace == true { view = view.dropFirst() }
    while view.last?.isWhitespace == true { view = view.dropLast() }
    return String(view)
  }
}
