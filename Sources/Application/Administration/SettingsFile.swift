/// A file of settings: `NAME=VALUE` lines, empty lines, and comments that begin with `#`. A value may stand in double quotes.
public struct SettingsFile: Sendable {
  public private(set) var values: [String: String] = [:]

  /// Throws `ConfigurationFaults` that name every line which is none of these, without its text: it may be a password.
  /// - Parameter name: what faults call the file.
  public init(_ name: String, content: String) throws(ConfigurationFaults) {
    var faults: [String] = []
    for (index, line) in content.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = trimmed(line)
      if line.isEmpty || line.first == "#" { continue }
      guard let (key, value) = setting(line) else {
        faults.append("Line \(index + 1) of '\(name)' has to be NAME=VALUE, with a name that begins with TWINHALL_.")
        continue
      }
      values[key] = value
    }
    if !faults.isEmpty { throw ConfigurationFaults(faults: faults) }
  }
}

private func setting(_ line: Substring) -> (name: String, value: String)? {
  guard let separator = line.firstIndex(of: "=") else { return nil }
  let name = trimmed(line[..<separator])
  guard name.hasPrefix("TWINHALL_"), name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else { return nil }
  var value = trimmed(line[line.index(after: separator)...])
  if value.count >= 2, value.first == "\"", value.last == "\"" { value = value.dropFirst().dropLast() }
  return (String(name), String(value))
}

private func trimmed(_ text: Substring) -> Substring {
  var text = text
  while text.first?.isWhitespace == true { text.removeFirst() }
  while text.last?.isWhitespace == true { text.removeLast() }
  return text
}
