import Domain

/// Repeatable random numbers for tests (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

struct InstanceShape {
  var left = 1...7
  var right = 1...7
  var twoPlaces = 0.3
  var missing = 0...70
  var locked = 0.05
}

extension MatchingProblem {
  /// A random problem: few or many distinct scores, pairs missing, some locked as far as places last.
  static func random(_ shape: InstanceShape = InstanceShape(), using random: inout Seeded) -> MatchingProblem {
    let left = parties("L", Int.random(in: shape.left, using: &random), shape.twoPlaces, &random)
    let right = parties("R", Int.random(in: shape.right, using: &random), shape.twoPlaces, &random)
    let missing = Double(Int.random(in: shape.missing, using: &random)) / 100
    let step = [1, 5, 20, 34].randomElement(using: &random)!
    var free = (left.map(\.places), right.map(\.places))
    var pairs: [Pair] = []
    for one in left.indices {
      for other in right.indices where Double.random(in: 0..<1, using: &random) >= missing {
        let isLocked = free.0[one] > 0 && free.1[other] > 0 && Double.random(in: 0..<1, using: &random) < shape.locked
        if isLocked { (free.0[one], free.1[other]) = (free.0[one] - 1, free.1[other] - 1) }
        pairs.append(Pair(left: one, right: other, score: Int.random(in: 0...(100 / step), using: &random) * step, isLocked: isLocked))
      }
    }
    return try! MatchingProblem(left: left, right: right, pairs: pairs, seed: random.next())
  }

  private static func parties(_ prefix: String, _ count: Int, _ twoPlaces: Double, _ random: inout Seeded) -> [Party] {
    (0..<count).map { Party(id: "\(prefix)\($0)", places: Double.random(in: 0..<1, using: &random) < twoPlaces ? 2 : 1) }
  }

  func changing(score: Int, ofPair index: Int) -> MatchingProblem {
    var pairs = pairs
    pairs[index] = Pair(left: pairs[index].left, right: pairs[index].right, score: score, isLocked: pairs[index].isLocked)
    return try! MatchingProblem(left: left, right: right, pairs: pairs, seed: seed)
  }
}
