import Glibc
import TwinhallCore

/// Lines on standard error for the service manager to keep. They hold no address, name or value of a person.
public enum Log {
  public static func fault(_ text: String) { write("fault", text) }
  public static func note(_ text: String) { write("note", text) }

  private static func write(_ level: String, _ text: String) {
    let line = "\(TimeSource.system.now) \(level) \(text.replacing("\n", with: " "))\n"
    // One write call a line, so that lines of several threads do not mix.
    _ = line.withCString { Glibc.write(STDERR_FILENO, $0, strlen($0)) }
  }
}
