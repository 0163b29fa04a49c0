/// What somebody wrote in answer to a mail, without what their program put below it: the mail they answered, and their signature.
///
/// Only what stands below the answer is cut, and only where it begins as programs begin it. When nothing would be left, as with answers
/// written between the quoted lines, the text stays whole: a line too many is better than a word lost.
public func replyText(_ text: String) -> String {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).trimmingTrailingSpace }
  let end = quotationStart(lines) ?? lines.count
  var kept = Array(lines[..<end])
  if let signature = signatureStart(kept) { kept.removeSubrange(signature...) }
  let answer = paragraphs(kept)
  return answer.isEmpty || answersBetweenLines(lines, after: end) ? paragraphs(lines) : answer
}

/// Where the mail that is answered begins: at its heading, or at the first of quoted lines that go on to the end.
private func quotationStart(_ lines: [String]) -> Int? {
  for index in lines.indices {
    let line = lines[index].unquoted
    if isDivider(line) || isSignOfPhone(line) && restIsQuoted(lines, after: index) { return index }
    if isHeaderBlock(lines, at: index) || isAttribution(lines, at: index) { return index }
    if lines[index].hasPrefix(">"), restIsQuoted(lines, after: index - 1) { return index }
  }
  return nil
}

/// Whether own words stand below quoted ones.
private func answersBetweenLines(_ lines: [String], after start: Int) -> Bool {
  let below = lines[min(start, lines.count)...]
  guard let quoted = below.firstIndex(where: { $0.hasPrefix(">") }) else { return false }
  let own = below[quoted...].filter { !$0.hasPrefix(">") && !$0.isEmpty }
  return own.count > 0 && !isSignatureOnly(Array(own))
}

private func isSignatureOnly(_ lines: [String]) -> Bool { lines.first == "--" || lines.first.map(isSignOfPhone) == true }

/// RFC 3676 section 4.3, and the lines that telephones add.
private func signatureStart(_ lines: [String]) -> Int? {
  if let dashes = lines.lastIndex(where: { $0 == "--" || $0 == "—" || $0 == "__" }), dashes > 0, lines.count - dashes <= 15 {
    return dashes
  }
  guard let last = lines.lastIndex(where: { !$0.isEmpty }), last > 0, isSignOfPhone(lines[last]) else { return nil }
  return last
}

private func paragraphs(_ lines: [String]) -> String {
  var text = lines[...]
  while text.first?.isEmpty == true { text = text.dropFirst() }
  while text.last?.isEmpty == true { text = text.dropLast() }
  return text.joined(separator: "\n")
}

extension String {
  fileprivate var trimmingTrailingSpace: String {
    var view = self[...]
    while view.last?.isWhitespace == true { view = view.dropLast() }
    return String(view)
  }

  /// Without marks of quotation and emphasis in front.
  fileprivate var unquoted: String { String(drop { $0 == ">" || $0 == " " || $0 == "*" }) }
}

private func restIsQuoted(_ lines: [String], after index: Int) -> Bool {
  lines[(index + 1)...].allSatisfy { $0.isEmpty || $0.hasPrefix(">") }
}
