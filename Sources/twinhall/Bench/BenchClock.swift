import Glibc

/// Processor time that this thread has used; what other programs do meanwhile does not count.
func threadMicroseconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1_000_000 + Double(time.tv_nsec) / 1_000
}

/// Counts of allocations by this thread, when the counting library of `scripts/bench.sh` was loaded before this program.
enum AllocationCounter {
  private typealias Read = @convention(c) () -> UInt

  private static let read: Read? = {
    guard let symbol = dlsym(nil, "twinhall_bench_allocations") else { return nil }
    return unsafeBitCast(symbol, to: Read.self)
  }()

  /// nil where nothing counts.
  static var count: Int? { read.map { Int($0()) } }
}

extension [Double] {
  /// The middle value of a list that is not empty.
  var median: Double {
    let ordered = sorted()
    return ordered.count % 2 == 1 ? ordered[ordered.count / 2] : (ordered[ordered.count / 2 - 1] + ordered[ordered.count / 2]) / 2
  }
}
