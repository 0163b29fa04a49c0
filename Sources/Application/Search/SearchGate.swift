import Domain
import TwinhallCore

/// Keeps strangers from asking without end. Counts in memory and for one minute only, so that a search writes nothing and nobody's address
/// or words are kept anywhere.
public final class SearchGate: @unchecked Sendable {
  /// A whole town hall may stand behind one address.
  static let searchesInMinute = 120

  private static let places = 4_096

  private let lock = Lock()
  private var minute: Int64 = 0
  private var attempts = [UInt16](repeating: 0, count: places)

  init() {}

  /// - Throws: `StepRefused(.tooMany)`.
  func pass(_ address: String, at instant: Instant) throws {
    // Seeded anew in every process: a number tells nothing of the address.
    let place = Int(UInt(bitPattern: address.hashValue) % UInt(Self.places))
    let count = lock.withLock { () -> UInt16 in
      let now = instant.milliseconds / 60_000
      if minute != now { (minute, attempts) = (now, [UInt16](repeating: 0, count: Self.places)) }
      attempts[place] = min(attempts[place] + 1, 60_000)
      return attempts[place]
    }
    if count > Self.searchesInMinute { throw StepRefused([.tooMany]) }
  }
}

extension Application {
  /// Counts a search by somebody without an account.
  /// - Throws: `StepRefused(.tooMany)`.
  public func countSearch(from address: String, permit: Permit<ReadPublicSite>) throws {
    if permit.viewer.person == nil { try searchGate.pass(address, at: time.now) }
  }
}
