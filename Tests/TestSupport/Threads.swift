import Glibc

/// Runs `body` in so many threads at once, waits for all, and rethrows the first error.
public func inThreads(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Void) throws {
  let works = (0..<count).map { index in Work { try body(index) } }
  let threads = works.map { work in
    var thread = pthread_t()
    pthread_create(&thread, nil, runWork, Unmanaged.passRetained(work).toOpaque())
    return thread
  }
  for thread in threads { pthread_join(thread, nil) }
  for work in works { if let error = work.error { throw error } }
}

private final class Work {
  let body: () throws -> Void
  var error: (any Error)?
  init(_ body: @escaping () throws -> Void) { self.body = body }
}

private func runWork(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let pointer else { return nil }
  let work = Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue()
  do { try work.body() } catch { work.error = error }
  return nil
}
