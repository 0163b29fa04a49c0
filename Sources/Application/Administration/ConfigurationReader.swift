import Database

/// Takes settings out of the environment one by one and gathers what is wrong with them.
struct ConfigurationReader {
  let variables: [String: String]
  let readFile: (String) -> String?
  var faults: [String] = []

  init(variables: [String: String], readFile: @escaping (String) -> String?) {
    self.variables = variables
    self.readFile = readFile
  }

  mutating func require(_ condition: Bool, _ name: String, _ sentence: String) {
    if !condition { faults.append("\(name) \(sentence).") }
  }

  mutating func text(_ name: String) -> String? {
    if let value = variables[name], !value.isEmpty { return value }
    guard let path = variables[name + "_FILE"] else { return nil }
    guard let content = readFile(path) else {
      faults.append("\(name)_FILE names a file that cannot be read.")
      return nil
    }
    return content.split(separator: "\n").first.map(String.init)
  }

  mutating func choice(_ name: String, default fallback: Configuration.Environment) -> Configuration.Environment {
    guard let value = text(name) else { return fallback }
    guard let choice = Configuration.Environment(rawValue: value) else {
      faults.append("\(name) has to be development or production.")
      return fallback
    }
    return choice
  }

  mutating func number(_ name: String, in range: ClosedRange<Int>, default fallback: Int) -> Int {
    guard let value = text(name) else { return fallback }
    guard let number = Int(value), range.contains(number) else {
      faults.append("\(name) has to be a whole number from \(range.lowerBound) to \(range.upperBound).")
      return fallback
    }
    return number
  }

  mutating func location(_ name: String, default fallback: DatabaseLocation) -> DatabaseLocation {
    guard let value = text(name) else { return fallback }
    guard let location = DatabaseLocation(parsing: value) else {
      faults.append("\(name) has to be sqlite:PATH or postgresql://….")
      return fallback
    }
    return location
  }

  mutating func address(_ name: String, default fallback: (String, Int)) -> (String, Int) {
    guard let value = text(name) else { return fallback }
    guard let colon = value.lastIndex(of: ":"), let port = Int(value[value.index(after: colon)...]), (0...65535).contains(port) else {
      faults.append("\(name) has to be ADDRESS:PORT, such as 127.0.0.1:8080.")
      return fallback
    }
    return (String(value[..<colon]), port)
  }

  /// Days, from 1 to ten years.
  mutating func days(_ name: String, default fallback: Int) -> Int {
    guard let value = text(name) else { return fallback }
    guard let days = Int(value), (1...3_650).contains(days) else {
      faults.append("\(name) has to be a number of days from 1 to 3650.")
      return fallback
    }
    return days
  }

  mutating func webAddress(_ name: String) -> String? {
    guard var value = text(name) else { return nil }
    if value.hasSuffix("/") { value.removeLast() }
    guard value.hasPrefix("http://") || value.hasPrefix("https://") else {
      faults.append("\(name) has to begin with https:// (or http:// in development).")
      return nil
    }
    return value
  }

  /// - Parameter scheme: `smtp` or `imap`; with an `s` behind it, TLS from the first byte.
  mutating func mailServer(_ name: String, _ scheme: String = "smtp") -> String? {
    guard let value = text(name) else { return nil }
    require(
      value.hasPrefix("\(scheme)://") || value.hasPrefix("\(scheme)s://"), name, "has to begin with \(scheme):// or \(scheme)s://")
    return value
  }

  mutating func word<T: RawRepresentable<String> & CaseIterable>(_ name: String) -> T? {
    guard let value = text(name) else { return nil }
    let word = T(rawValue: value)
    require(word != nil, name, "has to be one of \(T.allCases.map(\.rawValue).joined(separator: ", "))")
    return word
  }
}
