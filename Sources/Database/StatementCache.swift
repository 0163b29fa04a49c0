/// The prepared statements of one connection; the one that rested longest makes room.
struct StatementCache<Prepared> {
  private var entries: [String: (prepared: Prepared, lastUse: Int)] = [:]
  private var uses = 0
  private let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  mutating func find(_ key: String) -> Prepared? {
    guard let index = entries.index(forKey: key) else { return nil }
    uses += 1
    entries.values[index].lastUse = uses
    return entries.values[index].prepared
  }

  /// Keeps a statement and answers the one that has to be closed for it.
  mutating func insert(_ prepared: Prepared, for key: String) -> Prepared? {
    uses += 1
    var evicted: Prepared?
    if entries.count >= capacity, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
      evicted = entries.removeValue(forKey: oldest.key)?.prepared
    }
    entries[key] = (prepared, uses)
    return evicted
  }

  /// Forgets all statements and answers them.
  mutating func removeAll() -> [Prepared] {
    defer { entries.removeAll() }
    return entries.values.map(\.prepared)
  }
}
