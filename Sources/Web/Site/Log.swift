import Glibc
import TwinhallCore

/// Lines on standard error for the service manager to keep: time in UTC, level, text. They hold no name, address or value of a person;
/// people stand in them by their identifiers, network addresses by a digest that changes each day.
public enum Log {
  /// Where lines go instead; for tests.
  @TaskLocal static var sink: (@Sendable (String) -> Void)?

  public static func fault(_ text: String) { write("fault", text) }
  public static func note(_ text: String) { write("note", text) }
  /// Something that somebody was not let do (docs/security/operation.md).
  static func refused(_ text: String) { write("refused", text) }

  private static func write(_ level: String, _ text: String) {
    let line = "\(TimeSource.system.now) \(level) \(oneLine(text))\n"
    if let sink { return sink(line) }
    // One write call a line, so that lines of several threads do not mix.
    _ = line.withCString { Glibc.write(STDERR_FILENO, $0, strlen($0)) }
  }

  /// Nobody can end a line, begin another or move a terminal's cursor by what they send.
  private static func oneLine(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
        if scalars.last != " " { scalars.append(" ") }
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}

extension Visit {
  /// Notes that a way to sign in did not open. For known and unknown addresses the same is done.
  func noteRefusedSignIn(by way: String) { Log.refused("sign-in by=\(way) from=\(application.pseudonym(of: networkAddress))") }

  /// Notes what somebody asked for and did not get.
  /// - Parameter why: one word.
  func noteRefusal(_ why: String) {
    let action = refused.map { " action=\($0.name)" } ?? ""
    let person = viewer.person.map { " by=\($0.id)" } ?? ""
    let place = endpoint.map { $0.pattern.description } ?? "?"
    Log.refused("\(request.method.rawValue) \(place) why=\(why)\(action)\(person) from=\(application.pseudonym(of: networkAddress))")
  }
}
