extension Array {
  /// Runs of at most `size` elements: a statement takes only so many values.
  public func chunks(of size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
  }
}
