/// The lots that decide between solutions equal in everything else. Anyone can draw them again from the published seed.
public enum Lottery {
  /// The lot of one pair, from 1 to 2^bits: FNV-1a over the two ids with a zero byte after each, mixed with the seed by SplitMix64.
  public static func lot(left: String, right: String, seed: UInt64, bits: Int) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for id in [left, right] {
      for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = hash &* 0x100_0000_01B3
    }
    return Int(mixed(hash ^ mixed(seed)) >> UInt64(64 - bits)) + 1
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Whole-number weights that put the levels of the order into one sum: a party matched outweighs every sum of scores,
/// a point of score outweighs every sum of lots.
public struct LexicographicScale: Hashable, Sendable {
  /// Bits of a lot: as many as the size leaves room for in 64 bits, at most 30.
  public let lotBits: Int
  public let perPoint: Int
  public let perParty: Int

  init(_ problem: MatchingProblem) {
    let parties = problem.left.count + problem.right.count + 1
    // Prices reach twice parties × perParty = 100 × parties³ × 2^lotBits, and differences of two must stay within 64 bits.
    var bits = 30
    while bits > 1, 101 * parties * parties * parties > (1 << 60) >> bits { bits -= 1 }
    lotBits = bits
    // No solution has more pairs than there are parties, as none has more than two places.
    perPoint = parties << bits
    perParty = (100 * parties + 1) * perPoint
  }
}

extension MatchingProblem {
  public var scale: LexicographicScale { LexicographicScale(self) }

  /// Score and lot of every pair in one number; a higher sum is a better third and fourth level.
  public var pairWeights: [Int] {
    let scale = scale
    return pairs.map { pair in
      pair.score * scale.perPoint
        + Lottery.lot(left: left[pair.left].id, right: right[pair.right].id, seed: seed, bits: scale.lotBits)
    }
  }
}
