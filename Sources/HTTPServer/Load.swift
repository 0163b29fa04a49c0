/// What is in hand, for the caps and for draining.
struct Load {
  /// Requests from their header fields until their answer is sent.
  private(set) var exchanges = 0
  /// Requests whose handlers are at work.
  private(set) var handlers = 0
  /// Bytes of bodies that are held, whole or in part.
  private(set) var bodyBytes = 0
  /// Bodies that are kept as files.
  private(set) var bodyFiles = 0
  /// Requests begun so far.
  private(set) var begun = 0
  /// Connections are closed with their next answer, which tells a proxy to take its requests to another process.
  private(set) var isClosing = false
  private(set) var isDraining = false

  /// - Returns: false while draining; then nothing was counted.
  mutating func beginExchange() -> Bool {
    guard !isDraining else { return false }
    exchanges += 1
    begun += 1
    return true
  }

  mutating func endExchange() { exchanges -= 1 }

  /// - Returns: false if the cap is reached; then nothing was counted.
  mutating func beginHandler(maximum: Int) -> Bool {
    guard handlers < maximum else { return false }
    handlers += 1
    return true
  }

  mutating func endHandler() { handlers -= 1 }

  /// - Returns: false if so many bytes more would be too many; then nothing was counted.
  mutating func hold(_ bytes: Int, maximum: Int) -> Bool {
    guard bodyBytes + bytes <= maximum else { return false }
    bodyBytes += bytes
    return true
  }

  /// - Returns: false if the cap is reached; then nothing was counted.
  mutating func beginFile(maximum: Int) -> Bool {
    guard bodyFiles < maximum else { return false }
    bodyFiles += 1
    return true
  }

  mutating func endFile() { bodyFiles -= 1 }

  mutating func release(_ bytes: Int) { bodyBytes -= bytes }

  /// - Returns: false if it was closing already.
  mutating func close() -> Bool {
    defer { isClosing = true }
    return !isClosing
  }

  mutating func drain() { isDraining = true }
}
