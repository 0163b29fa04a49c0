/// The two tables about pages.
enum PageTables {
  static let costs = BenchTable(
    title: "Pages, uncached, in this process",
    columns: [
      .init("median ms", decimals: 2, budget: 0.7), .init("worst ms", decimals: 2, budget: 2), .init("allocations"), .init("HTML bytes"),
      .init("compressed bytes"),
    ])

  static let views = BenchTable(
    title: "Pages, over the wire",
    columns: [
      .init("first view bytes (≤ 14000 public, 30000 other)"), .init("first view requests (≤ 3 public)"), .init("repeat view bytes"),
      .init("repeat view requests", budget: 1),
    ])

  static func row(_ page: BenchPage, _ cost: MeasuredPage, _ view: WireViews) -> BenchTable.Row {
    BenchTable.Row(
      name: page.name,
      values: [cost.medianMilliseconds, cost.worstMilliseconds, cost.allocations, Double(cost.bytes), Double(view.compressedBytes)])
  }

  static func row(_ page: BenchPage, _ view: WireViews) -> BenchTable.Row {
    let values = [view.firstBytes, view.firstRequests, view.repeatBytes, view.repeatRequests].map { Double($0) }
    return BenchTable.Row(
      name: page.name, values: values, budgets: page.isPublicReading ? [0: 14_000, 1: 3] : [0: 30_000])
  }
}
