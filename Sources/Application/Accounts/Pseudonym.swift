import TwinhallCore

extension Application {
  /// Stands for a network address in the log for one day: the same address is told again, and nobody without the installation's key finds
  /// out which it is.
  public func pseudonym(of networkAddress: String) -> String {
    guard let key = try? SealingKey.load(configuration) else { return "unknown" }
    return String(key.digest("log:\(time.today):\(networkAddress)").prefix(12))
  }
}
