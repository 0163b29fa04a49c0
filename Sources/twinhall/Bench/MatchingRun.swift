import Application

/// Matching on invented programmes of several sizes, against taking the best pair first.
enum MatchingRun {
  static func table() throws -> BenchTable {
    var table = BenchTable(
      title: "Matching",
      columns: [
        .init("possible pairs"), .init("filter and score, ms"), .init("solve with proof, ms"), .init("all override costs, ms"),
        .init("solve and overrides, ms"), .init("best pair first: matched, % of optimum", decimals: 1),
        .init("best pair first: sum, % of optimum", decimals: 1),
      ])
    for size in [25, 50, 100, 200] { table.rows.append(row(try MatchingBenchmark.run(partiesPerSide: size))) }
    return table
  }

  private static func row(_ run: MatchingBenchmark) -> BenchTable.Row {
    let matched = run.levels.matched == 0 ? 100 : 100 * Double(run.greedy.matched) / Double(run.levels.matched)
    return BenchTable.Row(
      name: "\(run.partiesPerSide) × \(run.partiesPerSide)",
      values: [
        Double(run.possiblePairs), run.filterAndScore / .milliseconds(1), run.solve / .milliseconds(1), run.overrides / .milliseconds(1),
        run.solveAndOverrides / .milliseconds(1), matched, Double(run.greedySumPerMille) / 10,
      ],
      // The promise is for the largest.
      budgets: run.partiesPerSide == 200 ? [4: 2_000] : [:])
  }
}
