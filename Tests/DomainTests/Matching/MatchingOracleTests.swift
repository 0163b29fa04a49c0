import Domain
import Glibc
import Testing

/// Writes problems with their solutions for Tests/matching/test_scipy.py when TWINHALL_MATCHING_ORACLE names a folder.
@Suite struct MatchingOracleTests {
  private static let folder = getenv("TWINHALL_MATCHING_ORACLE").map { String(cString: $0) }

  @Test("1,000 problems up to 200 × 200 are solved, verified and handed to SciPy", .enabled(if: folder != nil))
  func write() throws {
    var random = Seeded(state: 2026)
    for number in 0..<1_000 {
      let size = number < 20 ? 200 : number < 60 ? 100 : number < 200 ? 40 : 15
      var shape = InstanceShape(left: size / 2...size, right: size / 2...size, locked: 0.002)
      if number < 20 { (shape.left, shape.right) = (200...200, 200...200) }
      // SciPy solves assignments with one place fast; two places go to HiGHS, which is slower.
      shape.twoPlaces = number < 120 ? 0 : 0.3
      let certificate = try MatchingSolver.solve(.random(shape, using: &random))
      try save(text(certificate), "\(Self.folder!)/\(number).txt")
    }
  }

  private func text(_ certificate: OptimalityCertificate) -> String {
    let problem = certificate.problem
    let levels = certificate.levels
    let chosen = Set(certificate.chosen)
    var lines = [
      problem.left.map { String($0.places) }.joined(separator: " "), problem.right.map { String($0.places) }.joined(separator: " "),
      "\(levels.matched) \(levels.worst ?? -1) \(levels.sum)",
    ]
    for (index, pair) in problem.pairs.enumerated() {
      lines.append("\(pair.left) \(pair.right) \(pair.score) \(pair.isLocked ? 1 : 0) \(chosen.contains(index) ? 1 : 0)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func save(_ text: String, _ path: String) throws {
    let file = try #require(fopen(path, "w"))
    defer { fclose(file) }
    #expect(fputs(text, file) >= 0)
  }
}
